package dev.railsk.testing.cluster.internal.schema;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates the table that {@link SchemaReader} reads from OpenAPI documents of version 3, which say more than those of version 2: the
 * defaults of list keys.
 */
final class SchemaGenerator {

    private static final Map<String, String> SCALARS =
            Map.of("string", "str", "integer", "int", "number", "num", "boolean", "bool", "object", "any");

    /** Formats that say more than the type. */
    private static final Map<String, String> FORMATS = Map.of("int64", "long", "byte", "bytes");

    private final Map<String, Tree> schemas = new HashMap<>();
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final Map<String, String> shortNames = new HashMap<>();

    private SchemaGenerator(List<Tree> documents) {
        for (Tree document : documents) {
            document.at("components", "schemas").entries().forEach(schemas::putIfAbsent);
        }
    }

    /**
     * The table of these kinds and all that they are made of; each type stands where it is first needed.
     *
     * @param version the server's; the documents say it without the patch
     */
    static String generate(String version, List<ObjectKind> kinds, List<Tree> documents) {
        SchemaGenerator generator = new SchemaGenerator(documents);
        kinds.forEach(kind -> generator.struct(generator.nameOf(kind)));
        StringBuilder table = new StringBuilder(
                        "# The types of the kinds that the fake cluster knows, taken from the OpenAPI of Kubernetes ")
                .append(version)
                .append(
                        ".\n# []: atomic list, [set]: set, [key,..]: list with keys, {}: map, !: atomic map or struct.\n");
        generator.lines.forEach((name, fields) -> {
            table.append(name).append('\n');
            fields.forEach(field -> table.append(' ').append(field).append('\n'));
        });
        return table.toString();
    }

    private String nameOf(ObjectKind kind) {
        int slash = kind.apiVersion().indexOf('/');
        Tree wanted = Tree.of(Map.of(
                "group", kind.apiVersion().substring(0, Math.max(slash, 0)),
                "version", kind.apiVersion().substring(slash + 1),
                "kind", kind.kind()));
        for (Map.Entry<String, Tree> schema : schemas.entrySet()) {
            if (schema.getValue().at("x-kubernetes-group-version-kind").items().contains(wanted)) {
                return schema.getKey();
            }
        }
        throw new IllegalArgumentException("no document has " + kind);
    }

    /** Writes a type, then those of its fields; gives its short name. */
    private String struct(String name) {
        String shortName = name.substring(name.lastIndexOf('.') + 1);
        String known = shortNames.putIfAbsent(shortName, name);
        if (known == null) {
            List<String> fields = new ArrayList<>();
            lines.put(shortName, fields);
            new TreeMap<>(schema(name).at("properties").entries())
                    .forEach((field, schema) -> fields.add(field + " " + type(schema)));
        } else if (!known.equals(name)) {
            throw new IllegalStateException("two types have the same short name: " + known + " and " + name);
        }
        return shortName;
    }

    private String type(Tree schema) {
        String name = reference(schema);
        if (!name.isEmpty()) {
            return named(name, isAtomic(schema));
        }
        String type = schema.at("type").text().orElse("");
        if (type.equals("array")) {
            return "[" + identity(schema) + "]" + type(schema.at("items"));
        }
        if (schema.at("additionalProperties").isPresent()) {
            return (isAtomic(schema) ? "{!}" : "{}") + type(schema.at("additionalProperties"));
        }
        String format = schema.at("format").text().orElse("");
        String scalar = FORMATS.getOrDefault(format, SCALARS.getOrDefault(type, ""));
        if (scalar.isEmpty()) {
            throw new IllegalArgumentException("a type that the table has no word for: " + schema.toJsonLine());
        }
        return scalar;
    }

    private String named(String name, boolean isAtomicHere) {
        if (name.endsWith(".IntOrString")) {
            return "intstr";
        }
        if (name.endsWith(".Quantity")) {
            return "quantity";
        }
        Tree schema = schema(name);
        if (!schema.at("properties").isPresent()) {
            return type(schema);
        }
        return (isAtomicHere || isAtomic(schema) ? "!" : "") + struct(name);
    }

    private String identity(Tree list) {
        String kind = list.at("x-kubernetes-list-type").text().orElse("atomic");
        if (!kind.equals("map")) {
            return kind.equals("set") ? "set" : "";
        }
        Tree fields = schema(reference(list.at("items"))).at("properties");
        List<String> keys = new ArrayList<>();
        for (Tree key : list.at("x-kubernetes-list-map-keys").items()) {
            String field = key.text().orElseThrow();
            String absent = fields.at(field, "default").text().orElse("");
            keys.add(absent.isEmpty() ? field : field + "=" + absent);
        }
        return String.join(",", keys);
    }

    private Tree schema(String name) {
        Tree schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("no document has the type " + name);
        }
        return schema;
    }

    private static boolean isAtomic(Tree schema) {
        return schema.at("x-kubernetes-map-type").text().orElse("").equals("atomic");
    }

    /** The name of the type that is referred to, also where a default stands beside it; empty when there is none. */
    private static String reference(Tree schema) {
        Tree target =
                schema.at("allOf").isPresent() ? schema.at("allOf").items().get(0) : schema;
        String path = target.at("$ref").text().orElse("");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
