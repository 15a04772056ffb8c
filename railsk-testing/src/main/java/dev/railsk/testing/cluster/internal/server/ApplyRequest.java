package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.ManagedEntry;
import dev.railsk.testing.cluster.internal.apply.Ownership;
import dev.railsk.testing.cluster.internal.apply.OwnershipConflictException;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.apply.StructuralException;
import dev.railsk.testing.cluster.internal.apply.TypedCheck;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.rules.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One server-side apply, step by step. */
final class ApplyRequest {

    private static final StoredObject NONE = new StoredObject(LiveObject.of(Tree.of(Map.of())), Ownership.NONE);

    private final ApiServer server;
    private final WriteOptions options;
    private final ObjectRef ref;
    private final ResourceKind kind;
    private final StoredObject before;
    private final boolean isNew;
    private final Map<String, Object> applied;

    ApplyRequest(ApiServer server, Tree manifest, WriteOptions options) {
        this.server = server;
        this.options = options;
        this.ref = LiveObject.of(manifest).ref();
        this.kind = ResourceKinds.of(ref.kind());
        StoredObject found = server.stored(ref);
        this.before = found == null ? NONE : found;
        this.isNew = found == null;
        this.applied = PlainValue.copyMap(manifest.map());
    }

    private boolean isNew() {
        return isNew;
    }

    Applied run() {
        requireRights();
        requirePlace();
        checkStructure();
        takeSystemFields();
        Ownership.Result merged = merge();
        Map<String, Object> content = merged.content();
        restoreStatus(content);
        Map<String, Object> old = isNew() ? Map.of() : ApiServer.contentOf(before);
        server.complete(kind, content, isNew() ? null : before);
        Deletions.refuseNewFinalizers(kind, content, old);
        Validation.check(kind, content, old);
        if (!isNew() && content.equals(old) && merged.ownership().saysSameAs(before.ownership())) {
            return new Applied(before.live(), Effect.UNCHANGED);
        }
        Effect effect = isNew() ? Effect.CREATED : Effect.CHANGED;
        if (options.dryRun()) {
            String version = isNew() ? "" : before.live().resourceVersion();
            return new Applied(ApiServer.finished(kind, content, merged.ownership(), version), effect);
        }
        LiveObject stored = server.store(ref, kind, content, merged.ownership());
        server.deletions().changed(ref);
        return new Applied(stored, effect);
    }

    private void requireRights() {
        server.rights().require("patch", kind, "", ref.namespace());
        if (isNew()) {
            server.rights().require("create", kind, "", ref.namespace());
        }
    }

    private void requirePlace() {
        Refusals.requirePlace(kind, ref);
        if (isNew()) {
            server.requireNamespace(ref);
        }
    }

    private void checkStructure() {
        try {
            TypedCheck.check(applied, server.type(kind));
        } catch (StructuralException e) {
            String place = ref.namespace().isEmpty() ? "/" + ref.name() : ref.namespace() + "/" + ref.name();
            throw Refusals.structural(
                    "failed to create typed patch object (" + place + "; " + kind.versionAndKind() + "): ", e);
        }
    }

    private void takeSystemFields() {
        applied.remove("status");
        Map<String, Object> metadata = PlainValue.child(applied, "metadata");
        if (metadata.containsKey("managedFields")) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        Object version = metadata.remove("resourceVersion");
        if (version != null && !version.equals(before.live().resourceVersion())) {
            throw Refusals.staleVersion(kind, ref.name());
        }
        Object uid = metadata.remove("uid");
        if (uid != null && !uid.equals(before.live().uid())) {
            Problems problems = new Problems();
            problems.invalid("metadata.uid", uid, "field is immutable");
            throw Refusals.invalid(kind, ref.name(), problems.causes());
        }
        List.of("creationTimestamp", "generation", "selfLink").forEach(metadata::remove);
    }

    private Ownership.Result merge() {
        Map<String, Object> live = isNew() ? Map.of() : ApiServer.contentOf(before);
        ManagedEntry entry = server.entry(options.fieldManager(), ManagedEntry.APPLY, kind, "");
        try {
            return ownershipBefore(live).apply(live, applied, server.type(kind), entry);
        } catch (OwnershipConflictException e) {
            throw Refusals.ownership(e.conflicts());
        }
    }

    /** Who owned what before; an object without owners gets one that stands for all who wrote it. */
    private Ownership ownershipBefore(Map<String, Object> live) {
        if (isNew() || !before.ownership().isEmpty()) {
            return before.ownership();
        }
        ManagedEntry everybody = server.entry("before-first-apply", ManagedEntry.UPDATE, kind, "");
        Map<String, Object> fields = new LinkedHashMap<>(live);
        fields.remove("status");
        return Ownership.NONE.update(Map.of(), fields, server.type(kind), everybody);
    }

    private void restoreStatus(Map<String, Object> content) {
        Object status = isNew() ? null : before.live().content().at("status").value();
        if (status != null) {
            content.put("status", PlainValue.copy(status));
        }
    }
}
