package dev.railsk.testing.cluster;

/**
 * The end of a process that is killed in the middle of its work, as {@code kill -9} does it: nothing of it catches this, and nothing
 * that it still does reaches the cluster.
 */
public final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed(String where) {
        super("killed " + where, null, false, false);
    }
}
