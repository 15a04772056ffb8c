package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields an applied object sets. */
final class OwnedFields {

    private OwnedFields() {}

    static FieldSet of(Object value, FieldType type) {
        FieldSet set = new FieldSet();
        collect(value, type, set);
        return set;
    }

    /** The single values, and the lists and maps of one owner, that it sets to null. */
    static FieldSet nulls(Map<String, ?> object, FieldType type) {
        FieldSet set = new FieldSet();
        collectNulls(object, type, set);
        return set;
    }

    private static void collectNulls(@Nullable Object value, FieldType type, FieldSet set) {
        if (value == null && type.isAtomic()) {
            set.setMember();
        }
        Map<String, Object> map = PlainValue.asMap(value);
        if (map != null && !(type instanceof Scalar)) {
            map.forEach((key, item) -> putNulls(item, fieldType(type, key), PathElement.field(key), set));
        }
        List<Object> list = PlainValue.asList(value);
        if (list != null && type instanceof Sequence sequence && !type.isAtomic()) {
            list.forEach(item -> putNulls(item, sequence.element(), PathElement.item(sequence, item), set));
        }
    }

    private static void putNulls(@Nullable Object item, FieldType type, String element, FieldSet set) {
        FieldSet child = new FieldSet();
        collectNulls(item, type, child);
        if (!child.isEmpty()) {
            set.put(element, child);
        }
    }

    private static void collect(@Nullable Object value, FieldType type, FieldSet set) {
        if (value == null || type instanceof Scalar || type.isAtomic()) {
            set.setMember();
        } else if (type instanceof Free free) {
            collect(value, free.of(value), set);
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
        if (type instanceof Mapping mapping) {
            return mapping.element();
        }
        return type instanceof Free ? Free.FREE : Scalar.ANY;
    }
}
