package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        return request(ref, purpose, verb, true);
    }

    /** The request for an object that is not there yet: its path is that of all objects. */
    ApiRequest forNew(ObjectRef ref, String purpose) {
        return request(ref, purpose, "create", false);
    }

    private ApiRequest request(ObjectRef ref, String purpose, String verb, boolean isNamed) {
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
                path(resource, ref, purpose, isNamed),
                purpose + " " + ref + place,
                verb + " " + resource.qualified() + place);
    }

    ApiRequest forAll(Selection selection, String verb) {
        ApiResource resource = resources.of(selection.kind());
        String place = resource.namespaced() && !selection.namespace().isEmpty() ? in(selection.namespace()) : "";
        String right = verb + " " + resource.qualified() + place;
        ApiRequest request =
                ApiRequest.get(resource.path(selection.namespace()), verb + " " + resource.plural() + place, right);
        return selection.labels().isEmpty() ? request : request.with("labelSelector", selector(selection.labels()));
    }

    private static ApiPath path(ApiResource resource, ObjectRef ref, String purpose, boolean isNamed) {
        try {
            ApiPath all = resource.path(ref.namespace());
            ApiPath one = all.step("a name", ref.name());
            return isNamed ? one : all;
        } catch (ClusterRefusedException unfit) {
            throw new ClusterRefusedException(
                    unfit.code(),
                    unfit.reason(),
                    "could not " + purpose + " " + ref + ": " + unfit.getMessage(),
                    List.of());
        }
    }

    private static String in(String namespace) {
        return " in namespace " + namespace;
    }

    private static String selector(Map<String, String> labels) {
        StringBuilder selector = new StringBuilder();
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            requireSyntax(label.getKey());
            requireSyntax(label.getValue());
            selector.append(selector.isEmpty() ? "" : ",")
                    .append(label.getKey())
                    .append('=')
                    .append(label.getValue());
        }
        return selector.toString();
    }

    /** A comma or a sign in a label would ask for something else than equality. */
    private static void requireSyntax(String part) {
        if (!part.matches("[A-Za-z0-9./_-]*")) {
            throw new ClusterRefusedException(
                    400,
                    "BadRequest",
                    "a label must have letters, digits, dots, dashes, underscores and a slash only, but was \"" + part
                            + "\". Correct the selection.",
                    List.of());
        }
    }
}
