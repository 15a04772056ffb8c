package dev.railsk.testing.cluster.internal.schema;

import java.util.Map;

/**
 * What tells the items of a list apart.
 *
 * @param isSet whether an item is its own key
 * @param keys the key fields in order, each with the value that stands for an absent one; empty text for none
 */
public record ItemIdentity(boolean isSet, Map<String, String> keys) {

    /** A list that is one whole. */
    static final ItemIdentity NONE = new ItemIdentity(false, Map.of());

    /** A list that is a set. */
    static final ItemIdentity SET = new ItemIdentity(true, Map.of());

    /** Whether the list is one whole. */
    public boolean isAtomic() {
        return !isSet && keys.isEmpty();
    }
}
