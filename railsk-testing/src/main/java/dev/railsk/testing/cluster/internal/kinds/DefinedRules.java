package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A kind that somebody defined with a CustomResourceDefinition: held to the fields, required fields and enumerated values of its schema.
 * Nothing acts on its objects. Patterns, bounds and rules in CEL are not checked.
 */
public final class DefinedRules extends KindRules {

    private final Tree schema;

    private DefinedRules(ResourceKind resource, Tree schema) {
        super(resource);
        this.schema = schema;
    }

    /**
     * The rules of each version that a definition serves.
     *
     * @throws IllegalArgumentException when its plural is none that railsk would ask for
     */
    public static List<DefinedRules> of(Tree definition) {
        List<DefinedRules> all = new ArrayList<>();
        Tree spec = definition.at("spec");
        boolean isNamespaced = text(spec.at("scope")).equals("Namespaced");
        for (Tree version : spec.at("versions").items()) {
            if (isServed(version)) {
                ObjectKind kind = kind(spec, version);
                requirePlural(kind, text(spec.at("names", "plural")));
                boolean hasStatus = version.at("subresources", "status").isPresent();
                all.add(new DefinedRules(
                        new ResourceKind(kind, isNamespaced, true, hasStatus, true),
                        version.at("schema", "openAPIV3Schema")));
            }
        }
        return all;
    }

    /** The kinds that a definition is about. */
    public static List<ObjectKind> kinds(Tree definition) {
        Tree spec = definition.at("spec");
        return spec.at("versions").items().stream()
                .map(version -> kind(spec, version))
                .toList();
    }

    private static ObjectKind kind(Tree spec, Tree version) {
        return new ObjectKind(text(spec.at("group")) + "/" + text(version.at("name")), text(spec.at("names", "kind")));
    }

    private static boolean isServed(Tree version) {
        return Boolean.TRUE.equals(version.at("served").value());
    }

    private static void requirePlural(ObjectKind kind, String plural) {
        if (!plural.equals(kind.plural())) {
            throw new IllegalArgumentException("the fake cluster serves regular plurals only, but the plural of "
                    + kind.kind() + " is \"" + plural + "\", not \"" + kind.plural() + "\"");
        }
    }

    private static String text(Tree tree) {
        return tree.text().orElse("");
    }

    /** The schema of its objects. */
    public Tree schema() {
        return schema;
    }

    @Override
    public void check(Part object) {
        check("", schema, Tree.of(object.map()), object.problems());
    }

    private static void check(String path, Tree schema, Tree value, Problems problems) {
        for (Tree required : schema.at("required").items()) {
            if (!value.at(text(required)).isPresent()) {
                problems.required(path + text(required));
            }
        }
        List<Tree> supported = schema.at("enum").items();
        if (!supported.isEmpty() && supported.stream().noneMatch(one -> Objects.equals(one.value(), value.value()))) {
            String field = path.substring(0, Math.max(0, path.length() - 1));
            problems.unsupported(
                    field,
                    String.valueOf(value.value()),
                    supported.stream().map(one -> String.valueOf(one.value())).toList());
        }
        for (Map.Entry<String, Tree> field : schema.at("properties").entries().entrySet()) {
            if (value.at(field.getKey()).isPresent()) {
                check(path + field.getKey() + ".", field.getValue(), value.at(field.getKey()), problems);
            }
        }
        if (schema.at("items").isPresent()) {
            String list = path.substring(0, Math.max(0, path.length() - 1));
            for (int i = 0; i < value.items().size(); i++) {
                check(list + "[" + i + "].", schema.at("items"), value.items().get(i), problems);
            }
        }
    }
}
