package dev.railsk.kustomize;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of an object, as a strategic merge says it.
 *
 * @param path the maps on the way: names of fields, and items of lists by their keys
 * @param value what the last field of the path becomes, or the directive that it gets
 */
record PatchStep(List<Object> path, @Nullable Object value) {

    /** An item of a list. */
    record Item(String key, Object value) {}

    private static final String TOPOLOGY = "topologyKey";
    private static final String TOPOLOGY_TOO = "whenUnsatisfiable";

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "imagePullSecrets", "name",
            "hostAliases", "ip",
            "topologySpreadConstraints", TOPOLOGY);

    /** Every change of an object, its name, kind and version excepted. */
    static List<PatchStep> of(Map<String, ?> object) {
        List<PatchStep> steps = new ArrayList<>();
        object.forEach((name, value) -> {
            if (name.equals("metadata")) {
                ((Map<?, ?>) value).forEach((field, marks) -> {
                    // Kustomize keeps labels and annotations of an object that a patch with a target deletes, or makes
                    // them "null"; kubectl and railsk delete them.
                    if (marks instanceof Map<?, ?> map) {
                        map.forEach(
                                (key, mark) -> steps.add(new PatchStep(List.of("metadata", field, key), mark + "x")));
                        steps.add(new PatchStep(List.of("metadata", field, "further"), "x"));
                    }
                });
            } else if (value instanceof Map<?, ?> map) {
                inside(List.of(name), map, steps);
            }
        });
        return steps;
    }

    /** The field by which items of a list are told apart; null where a list is replaced as a whole. */
    static @Nullable String key(String name, List<?> list) {
        if (name.equals("ports")) {
            boolean isOfContainer = list.stream().anyMatch(port -> ((Map<?, ?>) port).containsKey("containerPort"));
            return isOfContainer ? "containerPort" : "port";
        }
        return KEYS.get(name);
    }

    private static void inside(List<Object> path, Map<?, ?> map, List<PatchStep> steps) {
        map.forEach((field, value) -> change(and(path, field), value, steps));
    }

    private static void change(List<Object> path, Object value, List<PatchStep> steps) {
        steps.add(new PatchStep(path, null));
        if (value instanceof Map<?, ?> map) {
            steps.add(new PatchStep(path, Map.of("$patch", "delete")));
            steps.add(new PatchStep(path, replacing(Map.of("other", "x"))));
            steps.add(new PatchStep(and(path, "further"), "x"));
            steps.add(new PatchStep(and(path, "furtherMap"), Map.of("a", 1, "b", List.of("c"))));
            inside(path, map, steps);
        } else if (value instanceof List<?> list) {
            list(path, list, steps);
        } else {
            steps.add(new PatchStep(path, value instanceof Number number ? number.intValue() + 1 : value + "x"));
            // To a list or a map, Kustomize changes a scalar by a JSON patch only, and a number for a text it makes a
            // text.
            if (value instanceof Number) {
                steps.add(new PatchStep(path, "50%"));
            }
        }
    }

    private static void list(List<Object> path, List<?> list, List<PatchStep> steps) {
        String key = key((String) path.get(path.size() - 1), list);
        if (key == null) {
            steps.add(new PatchStep(path, list.get(0) instanceof Map ? List.of(Map.of("a", "b")) : List.of("a", "b")));
            if (list.size() > 1) {
                steps.add(new PatchStep(path, list.subList(0, 1)));
            }
            return;
        }
        Object fresh = ((Map<?, ?>) list.get(0)).get(key) instanceof Number ? 7000 : "/fresh";
        Map<String, Object> item = item(key, fresh).set("more", "x").fields();
        steps.add(new PatchStep(path, List.of(item)));
        steps.add(new PatchStep(path, List.of(Map.of("$patch", "replace"), item)));
        for (Object one : list) {
            Map<?, ?> map = (Map<?, ?>) one;
            List<Object> place = and(path, new Item(key, requireNonNull(map.get(key))));
            steps.add(new PatchStep(and(place, "$patch"), "delete"));
            steps.add(new PatchStep(and(place, "further"), "x"));
            map.forEach((field, value) -> {
                if (!field.equals(key) && !field.equals(TOPOLOGY_TOO)) {
                    change(and(place, field), value, steps);
                }
            });
        }
    }

    private static Map<String, Object> replacing(Map<String, ?> content) {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("$patch", "replace"));
        map.putAll(content);
        return map;
    }

    static List<Object> and(List<Object> path, Object last) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    /** Whether one of the two is within the other. */
    boolean meets(PatchStep other) {
        List<Object> mine = reach();
        List<Object> theirs = other.reach();
        int common = Math.min(mine.size(), theirs.size());
        return mine.subList(0, common).equals(theirs.subList(0, common));
    }

    /** What is changed: where an item is deleted, the item. */
    private List<Object> reach() {
        return path.get(path.size() - 1).equals("$patch") ? path.subList(0, path.size() - 1) : path;
    }

    /** Write this change into a patch. */
    void into(PlainObject patch) {
        PlainObject part = patch;
        for (int at = 0; at < path.size() - 1; at++) {
            String field = (String) path.get(at);
            part = path.get(at + 1) instanceof Item item ? item(part.list(field), item) : part.part(field);
            at += path.get(at + 1) instanceof Item ? 1 : 0;
        }
        part.fields().put((String) path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    private static PlainObject item(List<Object> list, Item item) {
        for (Object one : list) {
            if (item.value.equals(((Map<?, ?>) one).get(item.key))) {
                return new PlainObject((Map<String, Object>) one);
            }
        }
        PlainObject fresh = item(item.key, item.value);
        list.add(fresh.fields());
        return fresh;
    }

    /** Kustomize passes over an item that has not all of the fields by which it is told apart; kubectl asks for the first only. */
    private static PlainObject item(String key, Object value) {
        PlainObject item = PlainObject.empty().set(key, value);
        return key.equals(TOPOLOGY) ? item.set(TOPOLOGY_TOO, "DoNotSchedule") : item;
    }
}
