package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a whole object as the server does on create and update: a value of the wrong type ends it, and all unknown fields are told
 * together.
 */
public final class StrictDecoding {

    private final String kind;
    private final List<String> unknown = new ArrayList<>();

    private StrictDecoding(String kind) {
        this.kind = kind;
    }

    /**
     * Check an object.
     *
     * @throws StructuralException when it cannot be read; the problem is in the server's words
     */
    public static void check(Map<String, Object> object, Struct type) {
        StrictDecoding decoding = new StrictDecoding(type.name());
        decoding.check(object, type, "");
        if (!decoding.unknown.isEmpty()) {
            throw new StructuralException("", "strict decoding error: " + String.join(", ", decoding.unknown));
        }
    }

    private void check(Object value, FieldType type, String path) {
        if (type instanceof Scalar scalar) {
            expect(scalar.accepts(value) && scalar.holds(value), value, path, typeName(scalar));
        } else if (type instanceof Struct struct) {
            map(value, path, struct.name()).forEach((key, item) -> checkField(struct, key, item, path));
        } else if (type instanceof Mapping mapping) {
            map(value, path, "map").forEach((key, item) -> check(item, mapping.element(), path));
        } else if (type instanceof Sequence list) {
            List<Object> items = PlainValue.asList(value);
            expect(items != null, value, path, "slice");
            for (int i = 0; items != null && i < items.size(); i++) {
                check(items.get(i), list.element(), path + "[" + i + "]");
            }
        } else if (!(type instanceof Free)) {
            throw new IllegalStateException("a type that decoding has no rule for: " + type);
        }
    }

    private void checkField(Struct struct, String key, Object item, String path) {
        String field = path.isEmpty() ? key : path + "." + key;
        FieldType type = struct.fields().get(key);
        if (type == null) {
            unknown.add("unknown field \"" + field + "\"");
        } else {
            check(item, type, field);
        }
    }

    private Map<String, Object> map(Object value, String path, String typeName) {
        Map<String, Object> map = PlainValue.asMap(value);
        expect(map != null, value, path, typeName);
        return map == null ? Map.of() : map;
    }

    private void expect(boolean isOk, Object value, String path, String typeName) {
        if (!isOk) {
            throw new StructuralException(
                    path,
                    "json: cannot unmarshal " + found(value) + " into Go struct field " + kind + "."
                            + path.replaceAll("\\[\\d+]", "") + " of type " + typeName);
        }
    }

    private static String found(Object value) {
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : value instanceof Map ? "map" : "list";
    }

    private static String typeName(Scalar scalar) {
        return switch (scalar) {
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case INTEGER -> "int32";
            case LONG -> "int64";
            default -> "scalar";
        };
    }
}
