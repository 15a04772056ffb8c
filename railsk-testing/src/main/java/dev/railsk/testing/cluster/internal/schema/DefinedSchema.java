package dev.railsk.testing.cluster.internal.schema;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.schema.FieldType.Free;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types that a CustomResourceDefinition gives its objects. */
public final class DefinedSchema {

    private DefinedSchema() {}

    /** The type of a kind by its schema; one that says nothing leaves its objects free. */
    public static Struct of(String kind, Tree definition, Schema known) {
        Struct free = known.foreign(kind);
        if (!definition.at("properties").isPresent()) {
            return free;
        }
        Map<String, FieldType> fields = new LinkedHashMap<>(free.fields());
        fields.remove("spec");
        fields.remove("status");
        definition.at("properties").entries().forEach((name, type) -> {
            if (!name.equals("metadata")) {
                fields.put(name, type(name, type));
            }
        });
        return new Struct(kind, fields, false);
    }

    private static FieldType type(String name, Tree type) {
        if (isSet(type, "x-kubernetes-preserve-unknown-fields")) {
            return Free.FREE;
        }
        if (isSet(type, "x-kubernetes-int-or-string")) {
            return Scalar.INT_OR_STRING;
        }
        return switch (text(type, "type")) {
            case "object" -> object(name, type);
            case "array" -> new Sequence(type(name, type.at("items")), identity(type));
            case "string" -> Scalar.STRING;
            case "boolean" -> Scalar.BOOLEAN;
            case "integer" -> text(type, "format").equals("int32") ? Scalar.INTEGER : Scalar.LONG;
            case "number" -> Scalar.NUMBER;
            default -> Free.FREE;
        };
    }

    private static FieldType object(String name, Tree type) {
        boolean isAtomic = text(type, "x-kubernetes-map-type").equals("atomic");
        if (type.at("properties").isPresent()) {
            Map<String, FieldType> fields = new LinkedHashMap<>();
            type.at("properties").entries().forEach((field, inner) -> fields.put(field, type(field, inner)));
            return new Struct(name, fields, isAtomic);
        }
        Tree element = type.at("additionalProperties");
        return element.at("type").isPresent() ? new Mapping(type(name, element), isAtomic) : Free.FREE;
    }

    private static ItemIdentity identity(Tree type) {
        return switch (text(type, "x-kubernetes-list-type")) {
            case "set" -> ItemIdentity.SET;
            case "map" -> {
                Map<String, String> keys = new LinkedHashMap<>();
                type.at("x-kubernetes-list-map-keys")
                        .items()
                        .forEach(key -> keys.put(key.text().orElse(""), ""));
                yield new ItemIdentity(false, keys);
            }
            default -> ItemIdentity.NONE;
        };
    }

    private static boolean isSet(Tree type, String name) {
        return Boolean.TRUE.equals(type.at(name).value());
    }

    private static String text(Tree type, String name) {
        return type.at(name).text().orElse("");
    }
}
