package dev.railsk.cluster.internal;

import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creates, replaces and deletes single objects. None of it is repeated: what came of a lost answer is for the caller to look at. */
final class ObjectWrites {

    private static final String JSON = "application/json";
    private static final int NOT_FOUND = 404;

    private final ApiClient client;
    private final ObjectPaths paths;

    ObjectWrites(ApiClient client, ObjectPaths paths) {
        this.client = client;
        this.paths = paths;
    }

    LiveObject create(Manifest manifest, WriteOptions options) {
        ApiRequest request = paths.forNew(ObjectRef.of(manifest.id())).sending("POST", JSON, manifest.tree());
        return write(request, manifest, options);
    }

    LiveObject update(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        if (manifest.tree().at("metadata", "resourceVersion").text().isEmpty()) {
            throw new IllegalArgumentException("an update of " + ref
                    + " must name the metadata.resourceVersion that it starts from, but names none");
        }
        ApiRequest request = paths.forObject(ref, "update", "update").sending("PUT", JSON, manifest.tree());
        return write(request, manifest, options);
    }

    private LiveObject write(ApiRequest request, Manifest manifest, WriteOptions options) {
        ApiRequest full = request.unrepeated()
                .with("fieldManager", options.fieldManager())
                .with("fieldValidation", "Strict");
        ApiAnswer answer = client.send(options.dryRun() ? full.with("dryRun", "All") : full);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.server(), Mask.of(manifest));
        }
        return LiveObject.of(client.object(answer));
    }

    boolean delete(ObjectRef ref, DeleteOptions options) {
        ApiRequest request = paths.forObject(ref, "delete", "delete")
                .sending("DELETE", JSON, body(options))
                .unrepeated();
        ApiAnswer answer = client.send(request);
        if (answer.code() == NOT_FOUND && answer.json().at("details", "name").isPresent()) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.server());
        }
        return true;
    }

    private static Tree body(DeleteOptions options) {
        Map<String, Object> preconditions = new LinkedHashMap<>();
        options.uid().ifPresent(uid -> preconditions.put("uid", uid));
        options.resourceVersion().ifPresent(version -> preconditions.put("resourceVersion", version));
        String propagation = options.propagation().name().charAt(0)
                + options.propagation().name().substring(1).toLowerCase(Locale.ROOT);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("apiVersion", "v1");
        body.put("kind", "DeleteOptions");
        body.put("propagationPolicy", propagation);
        // Beside a body the server ignores the parameters of the path.
        if (options.dryRun()) {
            body.put("dryRun", List.of("All"));
        }
        if (!preconditions.isEmpty()) {
            body.put("preconditions", preconditions);
        }
        return Tree.of(body);
    }
}
