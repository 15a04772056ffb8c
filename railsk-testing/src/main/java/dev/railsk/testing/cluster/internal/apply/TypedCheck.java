package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.apply.StructuralException.Misfit;
import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks an applied object against its type, and finds all misfits: wrong types, two list items with one key, and in each map the
 * first unknown field. The real server may miss some of them: an unknown field ends its look at that map, whose fields it takes
 * in any order.
 */
public final class TypedCheck {

    private static final String HIDDEN = "(hidden)";

    private final List<Misfit> misfits = new ArrayList<>();
    private final boolean hidesValues;

    private TypedCheck(boolean hidesValues) {
        this.hidesValues = hidesValues;
    }

    /**
     * Check an object. Nulls fit everywhere.
     *
     * @throws StructuralException when there is any misfit; it tells all, by their places, and no value of a Secret
     */
    public static void check(Map<String, ?> object, Struct type) {
        TypedCheck check = new TypedCheck(type.name().equals("Secret"));
        check.look(object, type, "");
        if (!check.misfits.isEmpty()) {
            check.misfits.sort(Comparator.comparing(Misfit::path).thenComparing(Misfit::problem));
            throw new StructuralException(check.misfits);
        }
    }

    private void add(String path, String problem) {
        misfits.add(new Misfit(path, problem));
    }

    private void look(@Nullable Object value, FieldType type, String path) {
        if (value == null || type instanceof Free) {
            return;
        }
        if (type instanceof Scalar scalar) {
            scalar(value, scalar, path);
        } else if (type instanceof Struct struct) {
            struct(value, struct, path);
        } else if (type instanceof Mapping mapping) {
            map(value, path).forEach((key, item) -> look(item, mapping.element(), path + "." + key));
        } else if (type instanceof Sequence list) {
            list(value, list, path);
        } else {
            throw new IllegalStateException("a type that the check has no rule for: " + type);
        }
    }

    private void scalar(Object value, Scalar type, String path) {
        // What is no list and no map, the server finds wrong only later, when it converts the object.
        boolean isConverted = type.isConverted() && !(value instanceof Map) && !(value instanceof List);
        if (!type.accepts(value) && !isConverted) {
            add(path, "expected " + type.serverName() + ", got " + found(value, type));
        }
    }

    private String shown(String value) {
        return hidesValues ? HIDDEN : value;
    }

    private String found(Object value, Scalar type) {
        return switch (type) {
            case INTEGER, NUMBER -> GoText.type(value);
            case STRING -> "&value.valueUnstructured{Value:" + shown(GoText.syntax(value)) + "}";
            default -> found(value);
        };
    }

    private String found(Object value) {
        return "&{" + shown(GoText.plain(value)) + "}";
    }

    private void struct(Object value, Struct struct, String path) {
        Map<String, Object> fields = new TreeMap<>(map(value, path));
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            FieldType type = struct.fields().get(field.getKey());
            if (type != null) {
                look(field.getValue(), type, path + "." + field.getKey());
            }
        }
        fields.keySet().stream()
                .filter(name -> !struct.fields().containsKey(name))
                .findFirst()
                .ifPresent(name -> add(path + "." + name, "field not declared in schema"));
    }

    private void list(Object value, Sequence type, String path) {
        List<Object> list = PlainValue.asList(value);
        if (list == null) {
            add(path, "expected list, got " + found(value));
            return;
        }
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (type.isAtomic()) {
                look(list.get(i), type.element(), path + "[" + i + "]");
            } else if (!type.identity().isSet() && PlainValue.asMap(list.get(i)) == null) {
                add(path, "element " + i + ": associative list with keys may not have non-map elements");
            } else {
                String element = PathElement.item(type, list.get(i));
                look(list.get(i), type.element(), path + PathElement.display(element));
                if (!seen.add(element) && twice.add(element)) {
                    add(path, "duplicate entries for key " + PathElement.display(element));
                }
            }
        }
    }

    private Map<String, Object> map(Object value, String path) {
        Map<String, Object> map = PlainValue.asMap(value);
        if (map == null) {
            add(path, "expected map, got " + found(value));
            return Map.of();
        }
        return map;
    }
}
