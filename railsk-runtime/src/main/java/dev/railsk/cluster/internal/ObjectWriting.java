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
import org.jspecify.annotations.Nullable;

/**
 * Creates, replaces and deletes objects. None of it is done twice: what may have reached the server is not sent again, and the
 * caller is told that nobody knows.
 */
final class ObjectWriting {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int NOT_FOUND = 404;

    private final ApiClient client;
    private final ObjectPaths paths;

    ObjectWriting(ApiClient client, ObjectPaths paths) {
        this.client = client;
        this.paths = paths;
    }

    LiveObject create(Manifest manifest, WriteOptions options) {
        ApiRequest request = paths.forNew(ObjectRef.of(manifest.id()), verb(options, "create"));
        return write(Mask.of(manifest), options, request.sending("POST", JSON, manifest.tree()));
    }

    LiveObject update(Manifest manifest, WriteOptions options) {
        ApiRequest request = paths.forObject(ObjectRef.ofVersion(manifest), verb(options, "update"), "update");
        return write(Mask.of(manifest), options, request.sending("PUT", JSON, manifest.tree()));
    }

    LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(change.at("metadata").map());
        metadata.put("resourceVersion", object.resourceVersion());
        Map<String, @Nullable Object> patch = new LinkedHashMap<>(change.map());
        patch.put("metadata", metadata);
        ApiRequest request = paths.forObject(object.ref(), verb(options, "patch"), "patch")
                .sending("PATCH", MERGE_PATCH, Tree.of(patch));
        return write(Mask.nothing(), options, request);
    }

    private static String verb(WriteOptions options, String verb) {
        return options.dryRun() ? "dry-run the " + verb + " of" : verb;
    }

    private LiveObject write(Mask mask, WriteOptions options, ApiRequest plain) {
        ApiRequest request = plain.with("fieldManager", options.fieldManager())
                .with("fieldValidation", "Strict")
                .with(Patience.CAREFUL);
        ApiAnswer answer = client.send(options.dryRun() ? request.with("dryRun", "All") : request);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.endpoint(), mask);
        }
        return client.live(answer);
    }

    boolean delete(ObjectRef ref, DeleteOptions options) {
        ApiRequest request = paths.forObject(ref, options.dryRun() ? "dry-run the delete of" : "delete", "delete")
                .sending("DELETE", JSON, question(options))
                .with(Patience.CAREFUL);
        ApiAnswer answer = client.send(request);
        // A path that nobody serves is a 404 too, but says so without naming an object.
        if (answer.code() == NOT_FOUND && answer.json().at("details", "name").isPresent()) {
            return false;
        }
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.endpoint());
        }
        client.object(answer);
        return true;
    }

    private static Tree question(DeleteOptions options) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("apiVersion", "v1");
        question.put("kind", "DeleteOptions");
        String name = options.propagation().name();
        question.put("propagationPolicy", name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        Map<String, Object> preconditions = new LinkedHashMap<>();
        options.uid().ifPresent(uid -> preconditions.put("uid", uid));
        options.resourceVersion().ifPresent(version -> preconditions.put("resourceVersion", version));
        if (!preconditions.isEmpty()) {
            question.put("preconditions", preconditions);
        }
        if (options.dryRun()) {
            question.put("dryRun", List.of("All"));
        }
        return Tree.of(question);
    }
}
