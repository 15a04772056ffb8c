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
import org.jspecify.annotations.Nullable;

/** One server-side apply, step by step. */
final class ApplyRequest {

    private final ApiServer server;
    private final WriteOptions options;
    private final ObjectRef ref;
    private final ResourceKind kind;
    private final StoredObject before;
    private final boolean isNew;
    private final Tree manifest;
    private final Map<String, @Nullable Object> applied;

    ApplyRequest(ApiServer server, Tree manifest, WriteOptions options) {
        this.server = server;
        this.options = options;
        this.ref = LiveObject.of(manifest).ref();
        this.kind = server.kinds().of(ref.kind());
        StoredObject found = server.stored(ref);
        this.before = found == null ? nothing(server) : found;
        this.isNew = found == null;
        this.manifest = manifest;
        this.applied = new LinkedHashMap<>(manifest.map());
    }

    private static StoredObject nothing(ApiServer server) {
        return new StoredObject(LiveObject.of(Tree.of(Map.of())), Tree.of(Map.of()), server.nobody());
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
        Map<String, Object> old = ApiServer.contentOf(before);
        server.complete(kind, content, isNew() ? null : before);
        server.admit(kind, content, isNew() ? null : before);
        Deletions.refuseNewFinalizers(kind, content, old);
        Validation.check(server.kinds(), kind, content, old);
        server.admission().check(kind, content, isNew());
        new Escalation(server).check(kind, ref, content);
        Tree next = PlainValue.fixed(content);
        if (!isNew() && next.equals(before.content()) && merged.ownership().saysSameAs(before.ownership())) {
            return new Applied(before.live(), Effect.UNCHANGED);
        }
        Effect effect = isNew() ? Effect.CREATED : Effect.CHANGED;
        if (options.dryRun()) {
            String version = isNew() ? "" : before.live().resourceVersion();
            return new Applied(ApiServer.finished(kind, next, merged.ownership(), version), effect);
        }
        LiveObject stored = server.store(ref, kind, next, merged.ownership());
        server.deletions().changed(ref);
        return new Applied(stored, effect);
    }

    private void requireRights() {
        server.rights().require("patch", kind, "", ref);
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
            TypedCheck.check(manifest.map(), server.type(kind));
        } catch (StructuralException e) {
            throw Refusals.structural(kind, ref, e);
        }
    }

    private void takeSystemFields() {
        applied.remove("status");
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(manifest.at("metadata").map());
        applied.put("metadata", metadata);
        if (metadata.containsKey("managedFields")) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        Object version = metadata.remove("resourceVersion");
        if (version != null && !version.equals("")) {
            checkVersion(String.valueOf(version));
        }
        Object uid = metadata.remove("uid");
        if (uid != null && !uid.equals("")) {
            checkUid(String.valueOf(uid));
        }
        List.of("creationTimestamp", "generation", "selfLink").forEach(metadata::remove);
    }

    /** One for an object that is not there is read, and then means nothing. */
    private void checkVersion(String version) {
        if (!version.matches("[0-9]{1,19}")) {
            throw Refusals.noVersionInApply(version);
        }
        if (!isNew() && !version.equals(before.live().resourceVersion())) {
            throw Refusals.staleVersion(kind, ref.name());
        }
    }

    private void checkUid(String uid) {
        if (isNew()) {
            throw Refusals.uidOfNewObject(kind, ref.name(), uid);
        }
        if (!uid.equals(before.live().uid())) {
            Problems problems = new Problems();
            problems.invalid("metadata.uid", uid, "field is immutable");
            throw Refusals.invalid(kind, ref.name(), problems.causes());
        }
    }

    private Ownership.Result merge() {
        ManagedEntry entry = server.entry(options.fieldManager(), ManagedEntry.APPLY, kind, "");
        try {
            return ownershipBefore()
                    .apply(before.content(), Tree.of(applied), server.type(kind), entry, options.isForced());
        } catch (OwnershipConflictException e) {
            throw Refusals.ownership(e.conflicts());
        }
    }

    /** Who owned what before; an object without owners gets one that stands for all who wrote it. */
    private Ownership ownershipBefore() {
        if (isNew() || !before.ownership().isEmpty()) {
            return before.ownership();
        }
        ManagedEntry everybody = server.entry("before-first-apply", ManagedEntry.UPDATE, kind, "");
        Map<String, Object> fields = ApiServer.contentOf(before);
        fields.remove("status");
        return server.nobody().update(Tree.of(Map.of()), PlainValue.fixed(fields), server.type(kind), everybody);
    }

    private void restoreStatus(Map<String, Object> content) {
        Object status = ApiServer.contentOf(before).get("status");
        if (status != null) {
            content.put("status", status);
        }
    }
}
