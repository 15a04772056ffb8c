package dev.railsk.deploy;

import dev.railsk.image.Revision;

/** What is said of a revision that may mean another build tomorrow. */
public final class MovingRevision {

    private MovingRevision() {}

    /** The warning, with the revision's value. */
    public static String warning(Revision revision) {
        return "the revision \"" + revision
                + "\" may mean another build tomorrow: nodes may run different builds of it, and a migration that ran"
                + " for it is not run again. Deploy the commit's SHA or a digest";
    }
}
