package dev.railsk.deploy.internal.record;

import dev.railsk.deploy.Release;

/**
 * A release with what its record holds beside it.
 *
 * @param release what is told of it
 * @param token the holding of the lock under which it was written
 * @param set where its set is
 */
record ReleaseRecord(Release release, long token, SetPlace set) {

    /**
     * Where the set of a release is.
     *
     * @param digest the same for equal sets; empty where there is none, as of a migration by itself
     * @param parts in how many ConfigMaps of its own; 0 when it is in the record itself
     */
    record SetPlace(String digest, int parts) {

        static final SetPlace NONE = new SetPlace("", 0);

        boolean isThere() {
            return !digest.isEmpty();
        }
    }

    ReleaseRecord with(Release other) {
        return new ReleaseRecord(other, token, set);
    }
}
