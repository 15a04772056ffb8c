package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two states of an object: fields added or set otherwise, and fields removed. */
final class Comparison {

    // These are there in every object, even if empty: nobody adds them.
    private static final Set<String> ALWAYS_THERE =
            Set.of("f:metadata", "f:spec", "f:status", "f:template", "f:containers", "f:source");

    private final FieldSet changed = new FieldSet();
    private final FieldSet removed = new FieldSet();

    private Comparison() {}

    static Comparison of(Tree before, Tree after, FieldType type) {
        Comparison comparison = new Comparison();
        comparison.compare(before.value(), after.value(), type, comparison.changed, comparison.removed);
        return comparison;
    }

    /** Fields that were added or have another value. */
    FieldSet changed() {
        return changed;
    }

    /** Fields that are gone. */
    FieldSet removed() {
        return removed;
    }

    private void compare(
            @Nullable Object before,
            @Nullable Object after,
            FieldType written,
            FieldSet inChanged,
            FieldSet inRemoved) {
        FieldType type = written instanceof Free free ? whole(free, before, after) : written;
        if (before != null && before.equals(after)) {
            return;
        }
        if (before == null && after != null) {
            inChanged.setMember();
        } else if (after == null) {
            inRemoved.setMember();
        } else if (type instanceof Scalar || type.isAtomic()) {
            inChanged.setMember();
            return;
        }
        if (type instanceof Scalar || type.isAtomic()) {
            return;
        }
        Map<String, Object> left = entries(before, type);
        Map<String, Object> right = entries(after, type);
        Set<String> elements = new LinkedHashSet<>(left.keySet());
        elements.addAll(right.keySet());
        for (String element : elements) {
            FieldSet changedChild = new FieldSet();
            FieldSet removedChild = new FieldSet();
            compare(left.get(element), right.get(element), childType(type, element), changedChild, removedChild);
            if (ALWAYS_THERE.contains(element)) {
                changedChild = changedChild.withoutSelf();
            }
            putUnlessEmpty(inChanged, element, changedChild);
            putUnlessEmpty(inRemoved, element, removedChild);
        }
    }

    /** Where a map becomes something else, or comes of it, both are looked at as one whole. */
    private static FieldType whole(Free free, @Nullable Object before, @Nullable Object after) {
        FieldType type = free.of(after == null ? before : after);
        return before == null || after == null || type.equals(free.of(before)) ? type : Scalar.ANY;
    }

    private static void putUnlessEmpty(FieldSet parent, String element, FieldSet child) {
        if (!child.isEmpty()) {
            parent.put(element, child);
        }
    }

    private static Map<String, Object> entries(@Nullable Object value, FieldType type) {
        Map<String, Object> entries = new LinkedHashMap<>();
        Map<String, Object> map = PlainValue.asMap(value);
        if (map != null) {
            map.forEach((key, item) -> entries.put(PathElement.field(key), item));
        }
        List<Object> list = PlainValue.asList(value);
        if (list != null && type instanceof Sequence sequence) {
            list.forEach(item -> entries.put(PathElement.item(sequence, item), item));
        }
        return entries;
    }

    private static FieldType childType(FieldType type, String element) {
        if (type instanceof Sequence list) {
            return list.element();
        }
        String name = PathElement.fieldName(element);
        return name == null ? Scalar.ANY : OwnedFields.fieldType(type, name);
    }
}
