package dev.railsk.cluster;

import java.util.List;

/**
 * What an apply did.
 *
 * @param object the object after it
 * @param effect what changed
 * @param warnings what the server warns of although it accepts the object, such as pods that the namespace's Pod Security level
 *     would refuse; in the server's words and order
 */
public record Applied(LiveObject object, Effect effect, List<String> warnings) {
    public Applied {
        warnings = List.copyOf(warnings);
    }

    /** An apply without a warning. */
    public Applied(LiveObject object, Effect effect) {
        this(object, effect, List.of());
    }

    /** How an apply changed the object. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
