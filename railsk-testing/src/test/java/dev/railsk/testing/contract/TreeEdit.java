package dev.railsk.testing.contract;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a value into a tree of maps and lists, at a JSON pointer. */
final class TreeEdit {

    private static final String NONE = "(none)";

    private TreeEdit() {}

    @SuppressWarnings("unchecked") // a copy of a map with string keys
    static Map<String, Object> copy(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) Objects.requireNonNull(copyOf(map));
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put((String) key, copyOf(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        return value;
    }

    /** Put a value that is written in JSON, or take away what is there. */
    static void put(Map<String, Object> object, String pointer, String json) {
        List<String> steps = List.of(pointer.substring(1).split("/", -1));
        Object here = object;
        for (String step : steps.subList(0, steps.size() - 1)) {
            here = child(here, step);
        }
        set(here, steps.get(steps.size() - 1), json);
    }

    @SuppressWarnings("unchecked") // what the copy is made of
    private static Object child(Object here, String step) {
        if (here instanceof List<?> list) {
            return ((List<Object>) list).get(Integer.parseInt(step));
        }
        return ((Map<String, Object>) here).computeIfAbsent(step, none -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked") // what the copy is made of
    private static void set(Object here, String step, String json) {
        if (here instanceof List<?> list) {
            if (step.equals("-")) {
                ((List<Object>) list).add(value(json));
            } else {
                ((List<Object>) list).set(Integer.parseInt(step), value(json));
            }
        } else if (json.equals(NONE)) {
            ((Map<String, Object>) here).remove(step);
        } else {
            ((Map<String, Object>) here).put(step, value(json));
        }
    }

    private static Object value(String json) {
        return Objects.requireNonNull(
                Tree.parseJson("{\"value\": " + json + "}").at("value").value(), json);
    }
}
