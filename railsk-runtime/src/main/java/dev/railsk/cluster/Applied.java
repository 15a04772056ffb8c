package dev.railsk.cluster;

/**
 * What an apply did.
 *
 * @param object the object after it
 * @param effect what changed
 */
public record Applied(LiveObject object, Effect effect) {

    /** How an apply changed the object. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
