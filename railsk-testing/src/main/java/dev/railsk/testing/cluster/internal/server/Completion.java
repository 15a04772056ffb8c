package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.KindRules;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what the server fills in: defaults, identity, generation, canonical quantities, and what webhooks want. */
final class Completion {

    private final ApiServer server;

    Completion(ApiServer server) {
        this.server = server;
    }

    /** Complete an object before it is admitted. */
    void complete(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before, Instant now) {
        Map<String, Object> metadata = PlainValue.child(content, "metadata");
        metadata.remove("managedFields");
        metadata.remove("resourceVersion");
        if (before == null) {
            ObjectRef ref = new ObjectRef(
                    kind.kind(), PlainValue.text(metadata, "namespace"), PlainValue.text(metadata, "name"));
            metadata.put("uid", server.identities().uid(ref, now));
            metadata.put("creationTimestamp", server.timestamp());
        }
        KindRules rules = server.kinds().rules(kind.kind());
        if (before != null) {
            rules.keep(content, before.live().content());
        }
        fill(rules, content);
        rules.assign(content, server.identities());
        count(kind, content, before);
    }

    /** Have webhooks change the object, and complete what they wrote. Nobody owns that. */
    void admit(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before) {
        if (server.admission().change(kind, content)) {
            fill(server.kinds().rules(kind.kind()), content);
            count(kind, content, before);
        }
    }

    private void fill(KindRules rules, Map<String, Object> content) {
        ResourceKind kind = rules.resource();
        rules.fill(content);
        if (kind.hasStatus()) {
            PlainValue.child(content, "status");
        }
        rules.misread(content).ifPresent(problem -> {
            throw Refusals.conversion(kind, refOf(kind, content), problem);
        });
        try {
            CanonicalForm.rewrite(content, server.type(kind));
        } catch (ConversionException e) {
            throw Refusals.conversion(kind, refOf(kind, content), e.problem());
        }
    }

    private static ObjectRef refOf(ResourceKind kind, Map<String, Object> content) {
        Map<String, Object> metadata = PlainValue.at(content, "metadata");
        return new ObjectRef(kind.kind(), PlainValue.text(metadata, "namespace"), PlainValue.text(metadata, "name"));
    }

    private static void count(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before) {
        if (kind.hasGeneration()) {
            PlainValue.child(content, "metadata").put("generation", generation(kind, content, before));
        }
    }

    private static int generation(ResourceKind kind, Map<String, Object> content, @Nullable StoredObject before) {
        if (before == null) {
            return 1;
        }
        Tree old = before.content();
        int generation =
                Math.toIntExact(old.at("metadata", "generation").integer().orElse(1L));
        Tree spec = PlainValue.fixed(PlainValue.at(content, "spec"));
        boolean isSame = old.at("spec").map().equals(spec.map());
        if (kind.kind().equals(ObjectKind.DEPLOYMENT)) {
            // Its annotations are copied to its ReplicaSets: so they are the controller's matter too.
            Tree annotations = PlainValue.fixed(PlainValue.at(content, "metadata", "annotations"));
            isSame &= old.at("metadata", "annotations").map().equals(annotations.map());
        }
        return isSame ? generation : generation + 1;
    }
}
