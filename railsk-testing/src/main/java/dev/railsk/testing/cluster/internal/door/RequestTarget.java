package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ServedKinds;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a URL of the API means.
 *
 * @param path the decoded steps of the path
 * @param query the decoded parameters
 */
record RequestTarget(List<String> path, Map<String, String> query) {

    static RequestTarget of(String target) {
        int mark = target.indexOf('?');
        List<String> path = new ArrayList<>();
        for (String step : (mark < 0 ? target : target.substring(0, mark)).split("/", -1)) {
            if (!step.isEmpty()) {
                path.add(decode(step));
            }
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                int sign = pair.indexOf('=');
                if (sign > 0) {
                    query.put(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
                }
            }
        }
        return new RequestTarget(path, query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        return List.of("true", "1").contains(parameter(name));
    }

    /** The place in the API, where the path is one of a kind that the fake serves. */
    Optional<Place> place(ServedKinds kinds) {
        boolean isCore = !path.isEmpty() && path.get(0).equals("api");
        int root = isCore ? 2 : 3;
        if (path.size() <= root) {
            return Optional.empty();
        }
        String apiVersion = isCore ? path.get(1) : path.get(1) + "/" + path.get(2);
        List<String> rest = path.subList(root, path.size());
        if (rest.get(0).equals("namespaces") && rest.size() > 2) {
            return place(kinds, apiVersion, rest.get(1), rest.subList(2, rest.size()));
        }
        return place(kinds, apiVersion, "", rest);
    }

    private static Optional<Place> place(ServedKinds kinds, String apiVersion, String namespace, List<String> rest) {
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        return kinds.find(apiVersion, rest.get(0)).map(kind -> new Place(kind, namespace, name, subresource));
    }

    /**
     * A place in the API.
     *
     * @param kind the kind
     * @param namespace the namespace; empty for all
     * @param name the object's name; empty for all objects
     * @param subresource such as {@code log}; empty for the object itself
     */
    record Place(ResourceKind kind, String namespace, String name, String subresource) {

        ObjectRef ref() {
            return new ObjectRef(kind.kind(), namespace, name);
        }

        Selection selection() {
            return Selection.all(kind.kind(), namespace);
        }
    }
}
