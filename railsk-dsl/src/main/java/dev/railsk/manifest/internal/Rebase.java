package dev.railsk.manifest.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries what changed between two readings of a value over to the value itself, which holds more than was read. */
public final class Rebase {

    private Rebase() {}

    /**
     * The original, changed as the reading was.
     *
     * @param before what was read of the original
     * @param after the same, changed
     */
    public static @Nullable Object of(@Nullable Object original, @Nullable Object before, @Nullable Object after) {
        return of("", original, before, after);
    }

    private static @Nullable Object of(
            String name, @Nullable Object original, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return original;
        }
        if (original instanceof Map<?, ?> map && before instanceof Map<?, ?> old && after instanceof Map<?, ?> wanted) {
            return map(map, old, wanted);
        }
        if (original instanceof List<?> list && before instanceof List<?> old && after instanceof List<?> wanted) {
            return list.size() == old.size() ? list(name, list, old, wanted) : after;
        }
        return after;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> original, Map<?, ?> before, Map<?, ?> after) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        original.forEach((key, value) -> {
            if (!before.containsKey(key) || after.containsKey(key)) {
                result.put((String) key, value);
            }
        });
        after.forEach((key, value) -> {
            Object changed =
                    before.containsKey(key) ? of((String) key, original.get(key), before.get(key), value) : value;
            result.put((String) key, changed);
        });
        return result;
    }

    private static List<@Nullable Object> list(String name, List<?> original, List<?> before, List<?> after) {
        int[] origins = origins(name, before, after);
        List<@Nullable Object> result = new ArrayList<>();
        for (int at = 0; at < after.size(); at++) {
            int origin = origins[at];
            result.add(origin < 0 ? after.get(at) : of("", original.get(origin), before.get(origin), after.get(at)));
        }
        return result;
    }

    /** For each item the index it had before; -1 for a new one. */
    private static int[] origins(String name, List<?> before, List<?> after) {
        int[] origins = new int[after.size()];
        ListKeys.Pair keys = ListKeys.match(name, after, before);
        boolean[] taken = new boolean[before.size()];
        for (int at = 0; at < after.size(); at++) {
            origins[at] = keys == null ? -1 : keys.origin(at);
            if (keys == null && after.size() == before.size()) {
                origins[at] = at;
            } else if (keys == null) {
                origins[at] = firstEqual(before, after.get(at), taken);
            }
        }
        return origins;
    }

    private static int firstEqual(List<?> before, @Nullable Object item, boolean[] taken) {
        for (int at = 0; at < before.size(); at++) {
            if (!taken[at] && Objects.equals(before.get(at), item)) {
                taken[at] = true;
                return at;
            }
        }
        return -1;
    }
}
