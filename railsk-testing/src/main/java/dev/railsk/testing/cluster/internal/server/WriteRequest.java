package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.ManagedEntry;
import dev.railsk.testing.cluster.internal.apply.Ownership;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.apply.StructuralException;
import dev.railsk.testing.cluster.internal.apply.TypedCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One create or replace of a whole object, as a user sends it. */
final class WriteRequest {

    private final ApiServer server;
    private final WriteOptions options;
    private final ObjectRef ref;
    private final ResourceKind kind;
    private final Map<String, Object> written;

    WriteRequest(ApiServer server, Tree manifest, WriteOptions options) {
        this.server = server;
        this.options = options;
        ref = LiveObject.of(manifest).ref();
        kind = ResourceKinds.of(ref.kind());
        written = PlainValue.copyMap(manifest.map());
    }

    LiveObject create() {
        server.rights().require("create", kind, "", ref.namespace());
        checkStructure();
        server.requireNamespace(ref);
        if (server.find(ref).isPresent()) {
            throw Refusals.alreadyThere(kind, ref.name());
        }
        if (PlainValue.child(written, "metadata").containsKey("resourceVersion")) {
            throw Refusals.badRequest("resourceVersion should not be set on objects to be created");
        }
        return store(null);
    }

    LiveObject update() {
        server.rights().require("update", kind, "", ref.namespace());
        checkStructure();
        LiveObject live = server.find(ref).orElseThrow(() -> Refusals.notFound(kind, ref.name()));
        Map<String, Object> metadata = PlainValue.child(written, "metadata");
        if (!live.resourceVersion().equals(metadata.get("resourceVersion"))) {
            throw Refusals.staleVersion(kind, ref.name());
        }
        Tree found = live.content().at("metadata");
        List.of("uid", "creationTimestamp", "generation", "deletionTimestamp").forEach(field -> {
            Object value = found.at(field).value();
            if (value != null) {
                metadata.put(field, value);
            }
        });
        Object status = live.content().at("status").value();
        if (status != null && kind.hasGeneration()) {
            written.put("status", PlainValue.copy(status));
        }
        return store(server.known(ref));
    }

    private void checkStructure() {
        try {
            TypedCheck.check(written, server.type(kind));
        } catch (StructuralException e) {
            throw Refusals.badRequest("strict decoding error: " + e.getMessage());
        }
    }

    private LiveObject store(@Nullable StoredObject before) {
        Map<String, Object> old = before == null ? Map.of() : ApiServer.contentOf(before);
        server.complete(kind, written, before);
        Validation.check(kind, written, old);
        Ownership owned = before == null ? Ownership.NONE : before.ownership();
        ManagedEntry entry = server.entry(options.fieldManager(), ManagedEntry.UPDATE, kind, "");
        Ownership ownership = owned.update(old, written, server.type(kind), entry);
        if (options.dryRun()) {
            String version = before == null ? "" : before.live().resourceVersion();
            return ApiServer.finished(kind, written, ownership, version);
        }
        if (before != null && written.equals(old)) {
            return before.live();
        }
        return server.store(ref, kind, written, ownership);
    }
}
