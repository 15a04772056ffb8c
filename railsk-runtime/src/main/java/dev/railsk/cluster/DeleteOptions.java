package dev.railsk.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How to delete an object.
 *
 * @param uid delete only the very object with this identity; empty for whatever has the name
 * @param resourceVersion delete only while its content has this version; empty for any
 * @param propagation what becomes of the objects that it owns
 * @param dryRun whether to only ask what would happen
 */
public record DeleteOptions(
        Optional<String> uid, Optional<String> resourceVersion, Propagation propagation, boolean dryRun) {

    /** What becomes of the objects that a deleted one owns. */
    public enum Propagation {
        /** They follow, after it is gone. */
        BACKGROUND,
        /** They go first; it waits for them. */
        FOREGROUND,
        /** They stay, and belong to nobody. */
        ORPHAN
    }

    /** Delete this very object, and what it owns after it. */
    public static DeleteOptions of(LiveObject object) {
        return withUid(object.uid());
    }

    /** Delete the object with this identity, and what it owns after it. */
    public static DeleteOptions withUid(String uid) {
        return new DeleteOptions(
                Optional.of(requireNonNull(uid, "uid")), Optional.empty(), Propagation.BACKGROUND, false);
    }
}
