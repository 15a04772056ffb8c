package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;

/**
 * What became of one object.
 *
 * @param object which
 * @param result what became of it
 * @param detail why, when it was refused, was kept or is unknown; else empty
 */
public record ObjectOutcome(ObjectRef object, Result result, String detail) {

    /** What can become of an object; in a dry run, what would. */
    public enum Result {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It is as it was before: refused, or the deploy did not come to it. */
        NOT_APPLIED,
        /** It was sent and no answer came. */
        UNKNOWN,
        /** It was no longer defined, and is deleted. */
        DELETED,
        /** It is no longer defined, and stays; the detail says why. */
        KEPT
    }

    /** The same outcome without the values that the mask hides. */
    public ObjectOutcome hidden(SecretMask mask) {
        return new ObjectOutcome(object, result, mask.hide(detail));
    }

    /** Whether this object was written, or deleted. */
    public boolean isWritten() {
        return result == Result.CREATED || result == Result.CHANGED || result == Result.DELETED;
    }
}
