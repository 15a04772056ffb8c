package dev.railsk.cluster.internal;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies one manifest, as its exact tree: typed models would drop empty lists and nulls.
 *
 * <p>The object is read before, so that the effect is known for a dry run too, whose answer keeps the stored version.
 */
final class ServerSideApply {

    private static final String APPLY_PATCH = "application/apply-patch+yaml";

    private final ApiClient client;
    private final ObjectPaths paths;

    ServerSideApply(ApiClient client, ObjectPaths paths) {
        this.client = client;
        this.paths = paths;
    }

    Applied apply(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        ApiRequest request = paths.forObject(ref, options.dryRun() ? "dry-run" : "apply", "patch")
                .with("fieldManager", options.fieldManager())
                .with("fieldValidation", "Strict")
                .with(patience(manifest))
                .sending("PATCH", APPLY_PATCH, manifest.tree());
        if (options.isForced()) {
            request = request.with("force", "true");
        }
        Optional<LiveObject> before = before(ref);
        ApiAnswer answer = client.send(options.dryRun() ? request.with("dryRun", "All") : request);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.endpoint(), Mask.of(manifest));
        }
        LiveObject after = client.live(answer);
        return new Applied(after, effect(before, after, answer.code(), options.dryRun()), answer.warnings());
    }

    /** A refusal for a version or identity that the manifest names is not a chance meeting of two writers: it stays. */
    private static Patience patience(Manifest manifest) {
        Tree metadata = manifest.tree().at("metadata");
        boolean isConditional =
                metadata.at("resourceVersion").isPresent() || metadata.at("uid").isPresent();
        return isConditional ? Patience.CAREFUL : Patience.LONG;
    }

    /** What is there now. Who may not read may still apply: then every object counts as changed unless it is new. */
    private Optional<LiveObject> before(ObjectRef ref) {
        ApiAnswer answer = client.send(paths.get(ref));
        return answer.isSuccess() ? Optional.of(client.live(answer)) : Optional.empty();
    }

    private static Effect effect(Optional<LiveObject> before, LiveObject after, int code, boolean dryRun) {
        if (code == 201) {
            return Effect.CREATED;
        }
        if (before.isEmpty()) {
            return Effect.CHANGED;
        }
        boolean same = dryRun
                ? comparable(before.get().content()).equals(comparable(after.content()))
                : before.get().resourceVersion().equals(after.resourceVersion());
        return same ? Effect.UNCHANGED : Effect.CHANGED;
    }

    /** The content without what a dry run sets as if it had written: version and times of field owners. */
    private static Tree comparable(Tree content) {
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(content.at("metadata").map());
        metadata.remove("resourceVersion");
        List<Object> owners = new ArrayList<>();
        for (Tree owner : content.at("metadata", "managedFields").items()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>(owner.map());
            entry.remove("time");
            owners.add(entry);
        }
        metadata.put("managedFields", owners);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(content.map());
        copy.put("metadata", metadata);
        return Tree.of(copy);
    }
}
