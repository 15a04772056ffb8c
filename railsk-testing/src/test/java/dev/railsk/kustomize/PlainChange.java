package dev.railsk.kustomize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an overlay's folder changes of one of the base's.
 *
 * @param overlay the folder
 * @param pods what is changed
 */
record PlainChange(PlainOverlay overlay, PlainPods pods) {

    /** Patch the object that runs the pods by strategic merge. */
    void merge(Consumer<PlainObject> change) {
        PlainObject patch = pods.object().patch();
        change.accept(patch);
        overlay.merge(patch);
    }

    /** Patch the main container by strategic merge. */
    void mergeContainer(Consumer<PlainObject> change) {
        merge(patch -> change.accept(pods.containerIn(patch)));
    }

    /** Patch an object that belongs to the pods by strategic merge. */
    void merge(String kind, Consumer<PlainObject> change) {
        PlainObject patch = pods.own(kind).orElseThrow().patch();
        change.accept(patch);
        overlay.merge(patch);
    }

    /** Do one operation on the object that runs the pods. */
    void json(String op, String path, Object value) {
        overlay.json(pods.object(), List.of(PlainOverlay.operation(op, path, value)));
    }

    /** Do one operation on a field of the main container: add it, or replace it where it is there. */
    void jsonContainer(String field, Object value) {
        String op = pods.container().has(field) ? "replace" : "add";
        json(op, pods.pointer() + "/containers/0/" + field, value);
    }

    boolean has(String kind) {
        return pods.own(kind).isPresent();
    }

    /** The place of a variable of the main container; -1 where there is none. */
    int indexOf(String variable) {
        return indexOf(variables(), variable);
    }

    private static int indexOf(List<Object> variables, String name) {
        for (int index = 0; index < variables.size(); index++) {
            if (name.equals(((Map<?, ?>) variables.get(index)).get("name"))) {
                return index;
            }
        }
        return -1;
    }

    List<Object> variables() {
        return overlay.variables(pods, pods.container(), "containers/0");
    }

    /** Set a variable of the main container, at its place where it is there, else as the last. */
    void setVariable(String name, String value, boolean byMerge) {
        List<Object> variables = variables();
        int index = indexOf(variables, name);
        Map<String, Object> variable = new LinkedHashMap<>(Map.of("name", name, "value", value));
        // Kustomize puts what a merge names in front, so a merge says the same only where it stands there.
        if (variables.isEmpty() || (byMerge && index == 0)) {
            Map<String, Object> merged = new LinkedHashMap<>(variable);
            if (index == 0 && ((Map<?, ?>) variables.get(0)).containsKey("valueFrom")) {
                merged.put("valueFrom", null);
            }
            mergeContainer(container -> container.list("env").add(merged));
        } else if (index < 0) {
            json("add", pods.pointer() + "/containers/0/env/-", variable);
        } else {
            json("replace", pods.pointer() + "/containers/0/env/" + index, variable);
        }
        if (index < 0) {
            variables.add(variable);
        } else {
            variables.set(index, variable);
        }
    }

    /** Take a variable away from the main container. */
    void removeVariable(String name, boolean byMerge) {
        int index = indexOf(name);
        // An empty list would be left of the last one.
        boolean isLast = variables().size() == 1;
        if (byMerge && isLast) {
            mergeContainer(container -> container.setNull("env"));
        } else if (byMerge) {
            mergeContainer(container -> container.list("env").add(Map.of("name", name, "$patch", "delete")));
        } else {
            overlay.json(
                    pods.object(),
                    List.of(PlainOverlay.operation(
                            "remove", pods.pointer() + "/containers/0/env" + (isLast ? "" : "/" + index))));
        }
        variables().remove(index);
    }
}
