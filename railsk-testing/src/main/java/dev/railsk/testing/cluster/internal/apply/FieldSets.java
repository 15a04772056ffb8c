package dev.railsk.testing.cluster.internal.apply;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** One copy of each set of fields that is in use: thousands of objects are written by the same managers in the same way. */
final class FieldSets {

    private final Map<FieldSet, WeakReference<FieldSet>> known = new WeakHashMap<>();

    /** The set that is used for all that are equal to this one. */
    FieldSet one(FieldSet set) {
        WeakReference<FieldSet> reference = known.get(set);
        FieldSet found = reference == null ? null : reference.get();
        if (found != null) {
            return found;
        }
        FieldSet shared = set.withChildren(this::one);
        known.put(shared, new WeakReference<>(shared));
        return shared;
    }
}
