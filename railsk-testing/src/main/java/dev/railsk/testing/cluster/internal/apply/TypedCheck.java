package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks an applied object against its type: unknown fields, wrong types, two list items with one key. */
public final class TypedCheck {

    private TypedCheck() {}

    /**
     * Check an object.
     *
     * @throws StructuralException at the first misfit
     */
    public static void check(Object value, FieldType type) {
        check(value, type, "");
    }

    private static void check(Object value, FieldType type, String path) {
        if (type instanceof Scalar scalar) {
            checkScalar(value, scalar, path);
        } else if (type instanceof Struct struct) {
            checkStruct(value, struct, path);
        } else if (type instanceof Mapping mapping) {
            expectMap(value, path).forEach((key, item) -> check(item, mapping.element(), path + "." + key));
        } else if (type instanceof Sequence list) {
            checkList(value, list, path);
        }
    }

    private static void checkScalar(Object value, Scalar type, String path) {
        if (!type.accepts(value)) {
            throw new StructuralException(path, "expected " + type.serverName() + ", got " + found(value));
        }
    }

    private static void checkStruct(Object value, Struct struct, String path) {
        expectMap(value, path).forEach((key, item) -> {
            FieldType field = struct.fields().get(key);
            if (field == null) {
                throw new StructuralException(path + "." + key, "field not declared in schema");
            }
            check(item, field, path + "." + key);
        });
    }

    private static void checkList(Object value, Sequence type, String path) {
        List<Object> list = PlainValue.asList(value);
        if (list == null) {
            throw new StructuralException(path, "expected list, got " + found(value));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (type.isAtomic()) {
                check(list.get(i), type.element(), path + "[" + i + "]");
                continue;
            }
            String element = PathElement.item(type, list.get(i));
            check(list.get(i), type.element(), path + PathElement.display(element));
            if (!seen.add(element)) {
                throw new StructuralException(path, "duplicate entries for key " + PathElement.display(element));
            }
        }
    }

    private static Map<String, Object> expectMap(Object value, String path) {
        Map<String, Object> map = PlainValue.asMap(value);
        if (map == null) {
            throw new StructuralException(path, "expected map, got " + found(value));
        }
        return map;
    }

    // The server prints the value in some cases. The fake does not: it may be a secret.
    static String found(Object value) {
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : value instanceof Map ? "map" : "list";
    }
}
