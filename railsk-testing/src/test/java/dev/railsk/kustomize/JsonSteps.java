package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every single operation of RFC 6902 on an object, its name, kind and version excepted. */
final class JsonSteps {

    private final List<Map<String, Object>> steps = new ArrayList<>();

    private JsonSteps() {}

    static List<Map<String, Object>> of(Map<String, ?> object) {
        JsonSteps json = new JsonSteps();
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                json.inside("/" + name, map);
            }
        });
        return json.steps;
    }

    private void inside(String pointer, Map<?, ?> map) {
        add("add", pointer + "/further", "x");
        // Labels and annotations are texts to Kustomize, whatever a patch makes of them.
        if (!pointer.startsWith("/metadata")) {
            add("add", pointer + "/furtherMap", Map.of("a", 1, "b", List.of("c")));
        }
        map.forEach((field, value) -> {
            String inner = pointer + "/" + ((String) field).replace("~", "~0").replace("/", "~1");
            if (!inner.equals("/metadata/name")) {
                change(inner, value);
            }
            // Kustomize has notes of its own among the annotations while it works, which would be copied along.
            if (!inner.equals("/metadata/name") && !inner.equals("/metadata/annotations")) {
                from("copy", inner, pointer + "/copied");
                from("move", inner, pointer + "/moved");
            }
        });
    }

    private void change(String pointer, Object value) {
        steps.add(PlainOverlay.operation("remove", pointer));
        // Kustomize looks for names of objects in maps and lists, and refuses a text there.
        if (value instanceof Map<?, ?>) {
            add("replace", pointer, Map.of("a", "b"));
        } else if (value instanceof List<?> list) {
            add("replace", pointer, List.of(list.get(0) instanceof Map<?, ?> ? Map.of("a", "b") : "other"));
        } else {
            add("replace", pointer, value + "x");
            if (!pointer.startsWith("/metadata") && !pointer.endsWith("ame")) {
                add("add", pointer, List.of("a", Map.of("b", 1)));
                add("add", pointer, Map.of("a", "b"));
            }
        }
        if (value instanceof Map<?, ?> map) {
            inside(pointer, map);
        } else if (value instanceof List<?> list) {
            add("add", pointer + "/-", list.get(0) instanceof Map<?, ?> ? Map.of("name", "new") : "new");
            add("add", pointer + "/0", list.get(0) instanceof Map<?, ?> ? Map.of("name", "new") : "new");
            for (int at = 0; at < list.size(); at++) {
                change(pointer + "/" + at, list.get(at));
            }
            if (list.size() > 1) {
                from("move", pointer + "/" + (list.size() - 1), pointer + "/0");
            }
            from("copy", pointer + "/0", pointer + "/-");
        }
    }

    private void add(String op, String path, Object value) {
        steps.add(PlainOverlay.operation(op, path, value));
    }

    private void from(String op, String from, String path) {
        Map<String, Object> step = PlainOverlay.operation(op, path);
        step.put("from", from);
        steps.add(step);
    }
}
