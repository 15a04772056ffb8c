package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.DefinedRules;
import dev.railsk.testing.cluster.internal.kinds.KindRules;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.schema.DefinedSchema;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import dev.railsk.testing.cluster.internal.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds that one server serves: those that the fake knows, and those that were defined there. */
public final class ServedKinds {

    private final Schema schema;
    private final Map<ObjectKind, KindRules> defined = new LinkedHashMap<>();
    private final Map<ObjectKind, Struct> types = new LinkedHashMap<>();

    ServedKinds(Schema schema) {
        this.schema = schema;
    }

    /** Serve the kinds of a CustomResourceDefinition, as they are now. */
    void define(Tree definition) {
        forget(definition);
        for (DefinedRules rules : DefinedRules.of(definition)) {
            ResourceKind kind = rules.resource();
            defined.put(kind.kind(), rules);
            types.put(kind.kind(), DefinedSchema.of(kind.kind().kind(), rules.schema(), schema));
        }
    }

    /** Serve them no more. */
    void forget(Tree definition) {
        for (ObjectKind kind : DefinedRules.kinds(definition)) {
            defined.remove(kind);
            types.remove(kind);
        }
    }

    /** All of them. */
    public List<ResourceKind> all() {
        List<ResourceKind> all = new ArrayList<>();
        for (ResourceKind kind : ResourceKinds.all()) {
            if (!defined.containsKey(kind.kind())) {
                all.add(kind);
            }
        }
        defined.values().forEach(rules -> all.add(rules.resource()));
        return all;
    }

    /** Whether the kind is served. */
    boolean serves(ObjectKind kind) {
        return defined.containsKey(kind) || ResourceKinds.serves(kind);
    }

    /** How a kind is served; refused as unknown when it is not. */
    public ResourceKind of(ObjectKind kind) {
        return rules(kind).resource();
    }

    /** The rules of a kind; refused as unknown when it is not served. */
    KindRules rules(ObjectKind kind) {
        KindRules rules = defined.get(kind);
        if (rules != null) {
            return rules;
        }
        if (!ResourceKinds.serves(kind)) {
            throw Refusals.unknownKind(kind, all());
        }
        return ResourceKinds.rules(kind);
    }

    /** The type of a kind's objects. */
    Struct type(ResourceKind kind) {
        Struct type = types.get(kind.kind());
        String name = kind.kind().kind();
        if (type != null) {
            return type;
        }
        return kind.isForeign() ? schema.foreign(name) : schema.struct(name);
    }

    /** The entry of a resource by group, version and plural name. */
    public Optional<ResourceKind> find(String apiVersion, String plural) {
        return all().stream()
                .filter(resource -> resource.kind().apiVersion().equals(apiVersion)
                        && resource.plural().equals(plural))
                .findFirst();
    }
}
