package deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of a JSON-like value that differ in one leaf. */
final class JsonCopy {

    private JsonCopy() {}

    /** A copy whose leaf has another value of the same type. */
    static Object changed(Object value, List<Object> path) {
        return copy(value, path, false);
    }

    /** A copy without the map entry at the path. */
    static Object without(Object value, List<Object> path) {
        return copy(value, path, true);
    }

    private static Object copy(Object value, List<Object> path, boolean leaveOut) {
        if (path.isEmpty()) {
            return other(value);
        }
        List<Object> rest = path.subList(1, path.size());
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            if (leaveOut && rest.isEmpty()) {
                copy.remove(path.get(0));
            } else {
                copy.put(path.get(0), copy(map.get(path.get(0)), rest, leaveOut));
            }
            return copy;
        }
        List<Object> copy = new ArrayList<>((List<?>) value);
        int index = (Integer) path.get(0);
        copy.set(index, copy(copy.get(index), rest, leaveOut));
        return copy;
    }

    private static Object other(Object value) {
        if (value instanceof String text) {
            return text + "x";
        }
        if (value instanceof Boolean truth) {
            return !truth;
        }
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        return Map.of("changed", true);
    }
}
