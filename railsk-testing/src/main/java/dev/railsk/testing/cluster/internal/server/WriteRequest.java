package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.ManagedEntry;
import dev.railsk.testing.cluster.internal.apply.Ownership;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.apply.StrictDecoding;
import dev.railsk.testing.cluster.internal.apply.StructuralException;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One create or update, step by step: a whole object is written, and its writer owns what it changed. */
final class WriteRequest {

    private final ApiServer server;
    private final WriteOptions options;
    private final ObjectRef ref;
    private final ResourceKind kind;
    private final @Nullable StoredObject before;
    private final Map<String, Object> written;
    private final Tree owners;

    WriteRequest(ApiServer server, Tree manifest, WriteOptions options) {
        this.server = server;
        this.options = options;
        this.ref = LiveObject.of(manifest).ref();
        this.kind = server.kinds().of(ref.kind());
        this.before = server.stored(ref);
        this.written = PlainValue.draft(manifest);
        this.owners = manifest.at("metadata", "managedFields");
    }

    LiveObject create() {
        server.rights().require("create", kind, "", ref.namespace());
        requirePlace();
        decode();
        server.requireNamespace(ref);
        if (metadata().containsKey("resourceVersion")) {
            throw Refusals.versionOfNewObject();
        }
        Map<String, Object> content = completed(null);
        Validation.check(server.kinds(), kind, content, Map.of());
        server.admission().check(kind, content, true);
        new Escalation(server).check(kind, ref, content);
        if (before != null) {
            throw Refusals.alreadyExists(kind, ref.name());
        }
        return store(PlainValue.fixed(content), Tree.of(Map.of()), server.nobody(), "");
    }

    /** The update that a JSON merge patch of this object is. */
    static WriteRequest patch(ApiServer server, LiveObject object, Tree change, WriteOptions options) {
        ResourceKind kind = server.kinds().of(object.ref().kind());
        server.rights().require("patch", kind, "", object.ref());
        StoredObject before = server.stored(object.ref());
        if (before == null) {
            throw Refusals.notFound(kind, object.ref().name());
        }
        Map<String, @Nullable Object> patched =
                MergePatch.merge(before.live().content().map(), change.map());
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(Tree.of(patched).at("metadata").map());
        metadata.put("resourceVersion", object.resourceVersion());
        patched.put("metadata", metadata);
        return new WriteRequest(server, Tree.of(patched), options);
    }

    LiveObject update() {
        server.rights().require("update", kind, "", ref);
        return replace();
    }

    LiveObject replace() {
        requirePlace();
        decode();
        StoredObject old = before;
        if (old == null) {
            throw Refusals.notFound(kind, ref.name());
        }
        requireIdentity(old.live());
        Map<String, Object> live = ApiServer.contentOf(old);
        Map<String, Object> content = completed(old);
        Deletions.refuseNewFinalizers(kind, content, live);
        Validation.check(server.kinds(), kind, content, live);
        server.admission().check(kind, content, false);
        new Escalation(server).check(kind, ref, content);
        Tree next = PlainValue.fixed(content);
        boolean saysOwners = owners.value() instanceof List;
        Ownership ownership = saysOwners ? old.ownership().asWritten(owners.items()) : old.ownership();
        if (next.equals(old.content()) && ownership.saysSameAs(old.ownership())) {
            return old.live();
        }
        return store(next, old.content(), ownership, old.live().resourceVersion());
    }

    private Map<String, Object> metadata() {
        return PlainValue.child(written, "metadata");
    }

    private void requirePlace() {
        Refusals.requirePlace(kind, ref);
    }

    private void decode() {
        try {
            StrictDecoding.check(written, server.type(kind));
            CanonicalForm.rewrite(written, server.type(kind));
        } catch (StructuralException e) {
            throw unreadable(e.misfits().get(0).problem());
        } catch (ConversionException e) {
            throw unreadable(e.problem());
        }
        server.kinds().rules(kind.kind()).misread(written).ifPresent(problem -> {
            throw unreadable(problem);
        });
        metadata().remove("managedFields");
    }

    private ClusterRefusedException unreadable(String problem) {
        return Refusals.badRequest(ref.kind().kind() + " in version \""
                + ref.kind().apiVersion() + "\" cannot be handled as a "
                + ref.kind().kind() + ": " + problem);
    }

    private void requireIdentity(LiveObject live) {
        Object uid = metadata().get("uid");
        if (uid != null && !uid.equals(live.uid())) {
            throw Refusals.otherIdentity(kind, live, String.valueOf(uid));
        }
        Object version = metadata().get("resourceVersion");
        if (version != null && !version.equals(live.resourceVersion())) {
            throw Refusals.staleVersion(kind, ref.name());
        }
    }

    private Map<String, Object> completed(@Nullable StoredObject old) {
        Map<String, Object> content = new LinkedHashMap<>(written);
        keepSystemFields(content, old == null ? Map.of() : ApiServer.contentOf(old));
        server.complete(kind, content, old);
        server.admit(kind, content, old);
        return content;
    }

    /** What only the server writes, a writer cannot change: it stays as it was. */
    private void keepSystemFields(Map<String, Object> content, Map<String, Object> live) {
        Map<String, Object> metadata = PlainValue.child(content, "metadata");
        Map<String, Object> before = PlainValue.at(live, "metadata");
        for (String field : List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            keep(metadata, before, field);
        }
        if (kind.hasStatus()) {
            keep(content, live, "status");
        }
    }

    private static void keep(Map<String, Object> now, Map<String, Object> before, String field) {
        now.remove(field);
        Object value = before.get(field);
        if (value != null) {
            now.put(field, value);
        }
    }

    private LiveObject store(Tree content, Tree live, Ownership ownership, String version) {
        ManagedEntry entry = server.entry(options.fieldManager(), ManagedEntry.UPDATE, kind, "");
        Ownership next = ownership.update(live, content, server.type(kind), entry);
        if (options.dryRun()) {
            return ApiServer.finished(kind, content, next, version);
        }
        LiveObject stored = server.store(ref, kind, content, next);
        server.deletions().changed(ref);
        return stored;
    }
}
