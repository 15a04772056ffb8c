package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The requests for objects and selections of objects. */
final class ObjectPaths {

    private final ApiResources resources;

    ObjectPaths(ApiResources resources) {
        this.resources = resources;
    }

    ApiRequest get(ObjectRef ref) {
        return forObject(ref, "read", "get");
    }

    ApiRequest forObject(ObjectRef ref, String purpose, String verb) {
        ApiResource resource = resources.of(ref.kind());
        if (resource.namespaced() && ref.namespace().isEmpty()) {
            throw new ClusterRefusedException(
                    400,
                    "BadRequest",
                    "could not " + purpose + " " + ref + ": it names no namespace. Set metadata.namespace.",
                    List.of());
        }
        String place = resource.namespaced() ? in(ref.namespace()) : "";
        return ApiRequest.get(
                resource.path(ref.namespace()) + "/" + ref.name(),
                purpose + " " + ref + place,
                verb + " " + resource.qualified() + place);
    }

    /** A request to make an object that is not there yet. */
    ApiRequest forNew(ObjectRef ref) {
        ApiRequest named = forObject(ref, "create", "create");
        return ApiRequest.get(resources.of(ref.kind()).path(ref.namespace()), named.purpose(), named.right());
    }

    ApiRequest forAll(Selection selection, String verb) {
        ApiResource resource = resources.of(selection.kind());
        String place = resource.namespaced() && !selection.namespace().isEmpty() ? in(selection.namespace()) : "";
        String right = verb + " " + resource.qualified() + place;
        ApiRequest request =
                ApiRequest.get(resource.path(selection.namespace()), verb + " " + resource.plural() + place, right);
        return selection.labels().isEmpty() ? request : request.with("labelSelector", selector(selection.labels()));
    }

    private static String in(String namespace) {
        return " in namespace " + namespace;
    }

    private static String selector(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
