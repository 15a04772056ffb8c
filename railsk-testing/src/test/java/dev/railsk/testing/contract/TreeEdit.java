package dev.railsk.testing.contract;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object.
 *
 * @param pointer where, as a JSON pointer
 * @param json what is put there, or {@code (none)} where something is taken away
 */
record TreeEdit(String pointer, String json) {

    private static final String NONE = "(none)";

    /** A copy that can be changed. */
    static Map<String, Object> copy(Tree object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.map().forEach((key, item) -> {
            if (item != null) {
                copy.put(key, Objects.requireNonNull(copyOf(item)));
            }
        });
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return copy(Tree.of(value));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        return value;
    }

    void change(Map<String, Object> object) {
        List<String> steps = Stream.of(pointer.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/"))
                .toList();
        Object here = object;
        for (String step : steps.subList(0, steps.size() - 1)) {
            here = child(here, step);
        }
        set(here, steps.get(steps.size() - 1));
    }

    @SuppressWarnings("unchecked") // what the copy is made of
    private static Object child(Object here, String step) {
        if (here instanceof List<?> list) {
            return ((List<Object>) list).get(Integer.parseInt(step));
        }
        return ((Map<String, Object>) here).computeIfAbsent(step, none -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked") // what the copy is made of
    private void set(Object here, String step) {
        if (here instanceof Map<?, ?> map && json.equals(NONE)) {
            map.remove(step);
        } else if (here instanceof Map<?, ?>) {
            ((Map<String, Object>) here).put(step, value());
        } else if (step.equals("-")) {
            ((List<Object>) here).add(value());
        } else {
            ((List<Object>) here).set(Integer.parseInt(step), value());
        }
    }

    private Object value() {
        return Objects.requireNonNull(
                copyOf(Tree.parseJson("{\"value\": " + json + "}").at("value").value()), json);
    }
}
