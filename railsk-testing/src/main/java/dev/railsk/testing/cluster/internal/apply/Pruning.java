package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes what a manager applied before and applies no longer, unless somebody else owns it. */
final class Pruning {

    private static final FieldSet NOTHING = new FieldSet();

    private Pruning() {}

    /** Remove in place the fields that are in {@code before} and in nobody's set now. */
    static void prune(Object merged, FieldType type, FieldSet before, FieldSet owned) {
        if (type instanceof Scalar || type.isAtomic()) {
            return;
        }
        List<Object> list = PlainValue.asList(merged);
        if (list != null && type instanceof Sequence sequence) {
            list.removeIf(item -> isGone(item, PathElement.item(sequence, item), sequence, before, owned));
        }
        Map<String, Object> map = PlainValue.asMap(merged);
        if (map != null) {
            map.entrySet()
                    .removeIf(
                            entry -> isGone(entry.getValue(), PathElement.field(entry.getKey()), type, before, owned));
        }
    }

    /** Whether the item under this element goes; if it stays, what is inside is pruned. */
    private static boolean isGone(Object item, String element, FieldType type, FieldSet before, FieldSet owned) {
        FieldSet childBefore = before.child(element);
        if (childBefore == null) {
            return false;
        }
        FieldSet childOwned = owned.child(element);
        boolean isField = type instanceof Struct;
        if (isIn(childBefore, isField) && !isIn(childOwned, isField)) {
            return true;
        }
        FieldType childType = type instanceof Sequence list
                ? list.element()
                : OwnedFields.fieldType(type, element.substring("f:".length()));
        prune(item, childType, childBefore, childOwned == null ? NOTHING : childOwned);
        return false;
    }

    // A named field counts as owned when anything inside it is; a list item or a free key must be owned itself.
    private static boolean isIn(@Nullable FieldSet set, boolean isField) {
        return set != null && (set.isMember() || (isField && !set.isEmpty()));
    }
}
