package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.Map;

/** Which fields an applied object sets. */
final class OwnedFields {

    private OwnedFields() {}

    static FieldSet of(Object value, FieldType type) {
        FieldSet set = new FieldSet();
        collect(value, type, set);
        return set;
    }

    private static void collect(Object value, FieldType type, FieldSet set) {
        if (type instanceof Scalar || type.isAtomic()) {
            set.setMember();
        } else if (type instanceof Sequence list) {
            collectList(value, list, set);
        } else {
            collectMap(value, type, set);
        }
    }

    private static void collectList(Object value, Sequence type, FieldSet set) {
        if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                FieldSet child = set.descend(PathElement.item(type, item));
                collect(item, type.element(), child);
                child.setMember();
            }
        }
    }

    private static void collectMap(Object value, FieldType type, FieldSet set) {
        Map<String, Object> map = PlainValue.asMap(value);
        if (map == null) {
            return;
        }
        map.forEach((key, item) -> {
            FieldSet child = set.descend(PathElement.field(key));
            collect(item, fieldType(type, key), child);
            if (type instanceof Mapping || (item instanceof Map<?, ?> nested && nested.isEmpty())) {
                child.setMember();
            }
        });
    }

    /** The type of a field or of the value under a key. */
    static FieldType fieldType(FieldType type, String key) {
        if (type instanceof Struct struct) {
            FieldType field = struct.fields().get(key);
            return field == null ? Scalar.ANY : field;
        }
        return type instanceof Mapping mapping ? mapping.element() : Scalar.ANY;
    }
}
