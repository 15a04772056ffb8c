package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An overlay's folder. */
final class PlainOverlay {

    private final PlainTree tree;
    private final String name;
    private final PlainObject kustomization = PlainObject.empty();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, PlainPods> pods;
    private final Map<String, List<Object>> environments = new LinkedHashMap<>();

    PlainOverlay(PlainTree tree, String name) {
        this.tree = tree;
        this.name = name;
        pods = new LinkedHashMap<>(tree.pods());
        kustomization.list("resources").add("../../base");
    }

    PlainTree tree() {
        return tree;
    }

    PlainObject kustomization() {
        return kustomization;
    }

    /** The pods of the base that are still there. */
    Map<String, PlainPods> pods() {
        return pods;
    }

    /** The variables of a container as the patches so far leave them; its place is such as {@code containers/0}. */
    List<Object> variables(PlainPods of, PlainObject container, String place) {
        return environments.computeIfAbsent(
                of.name() + " " + place,
                key -> container.has("env") ? new ArrayList<>(container.list("env")) : new ArrayList<>());
    }

    String folder() {
        return "overlays/" + name;
    }

    /** A file beside the overlay's own. */
    void text(String file, String content) {
        files.put(file, content);
    }

    /** Patch by strategic merge, from a file of its own. */
    void merge(PlainObject patch) {
        String file = "patch-" + (files.size() + 1) + ".yaml";
        files.put(file, patch.toString());
        kustomization.list("patches").add(Map.of("path", file));
    }

    /** Delete an object. */
    void delete(PlainObject object) {
        merge(object.patch().set("$patch", "delete"));
    }

    /** Patch by the operations of RFC 6902, within the kustomization. */
    void json(PlainObject object, List<Map<String, Object>> operations) {
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("target", new LinkedHashMap<>(Map.of("kind", object.kind(), "name", object.name())));
        patch.put("patch", PlainYaml.of(operations));
        kustomization.list("patches").add(patch);
    }

    static Map<String, Object> operation(String op, String path) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", op);
        operation.put("path", path);
        return operation;
    }

    static Map<String, Object> operation(String op, String path, Object value) {
        Map<String, Object> operation = operation(op, path);
        operation.put("value", value instanceof PlainObject part ? part.fields() : value);
        return operation;
    }

    Map<String, String> files() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(folder() + "/kustomization.yaml", kustomization.toString());
        files.forEach((file, content) -> all.put(folder() + "/" + file, content));
        return all;
    }
}
