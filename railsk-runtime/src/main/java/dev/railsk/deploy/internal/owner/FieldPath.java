package dev.railsk.deploy.internal.owner;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object as the API server writes it: {@code .spec.template.spec.containers[name="web"].image}. Keys of maps stand in it
 * without quotes, dots included, so that only the object itself tells where one ends.
 */
public final class FieldPath {

    private FieldPath() {}

    /** What became of a value in which a place was looked for. */
    private record Found(@Nullable Object at, @Nullable Object rest) {}

    /** The value at a place; empty where there is none. */
    public static Optional<Tree> value(Tree object, String path) {
        Found found = find(object.value(), path);
        return found == null ? Optional.empty() : Optional.of(Tree.of(found.at()));
    }

    /** The object without what is at a place, and without what that leaves empty; the object itself where nothing is there. */
    static Tree without(Tree object, String path) {
        Found found = find(object.value(), path);
        return found == null || found.rest() == null ? object : Tree.of(found.rest());
    }

    private static @Nullable Found find(@Nullable Object here, String path) {
        if (path.isEmpty()) {
            return new Found(here, null);
        }
        if (here instanceof Map<?, ?> map && path.charAt(0) == '.') {
            return inMap(map, path.substring(1));
        }
        return here instanceof List<?> list && path.charAt(0) == '[' ? inList(list, path) : null;
    }

    private static @Nullable Found inMap(Map<?, ?> map, String path) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            boolean isPrefix = path.startsWith(key)
                    && (path.length() == key.length()
                            || path.charAt(key.length()) == '.'
                            || path.charAt(key.length()) == '[');
            Found found = isPrefix ? find(entry.getValue(), path.substring(key.length())) : null;
            if (found != null) {
                Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
                if (found.rest() == null) {
                    rest.remove(key);
                } else {
                    rest.put(key, found.rest());
                }
                return new Found(found.at(), rest.isEmpty() ? null : rest);
            }
        }
        return null;
    }

    private static @Nullable Found inList(List<?> list, String path) {
        int end = end(path);
        if (end < 0) {
            return null;
        }
        List<String> keys = split(path.substring(1, end));
        for (int index = 0; index < list.size(); index++) {
            Found found = isMeant(list.get(index), keys) ? find(list.get(index), path.substring(end + 1)) : null;
            if (found != null) {
                List<@Nullable Object> rest = new ArrayList<>(list);
                if (found.rest() == null) {
                    rest.remove(index);
                } else {
                    rest.set(index, found.rest());
                }
                return new Found(found.at(), rest.isEmpty() ? null : rest);
            }
        }
        return null;
    }

    /** Where the bracket that the path begins with is closed; -1 where it is not. */
    private static int end(String path) {
        boolean isQuoted = false;
        for (int index = 0; index < path.length(); index++) {
            char letter = path.charAt(index);
            isQuoted ^= letter == '"';
            if (letter == ']' && !isQuoted) {
                return index;
            }
        }
        return -1;
    }

    private static List<String> split(String keys) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean isQuoted = false;
        for (int index = 0; index < keys.length(); index++) {
            isQuoted ^= keys.charAt(index) == '"';
            if (keys.charAt(index) == ',' && !isQuoted) {
                parts.add(keys.substring(start, index));
                start = index + 1;
            }
        }
        parts.add(keys.substring(start));
        return parts;
    }

    /** Whether an item has these keys; one that it leaves to its default, such as a port's protocol, is not told apart. */
    private static boolean isMeant(@Nullable Object item, List<String> keys) {
        int hits = 0;
        for (String key : keys) {
            int sign = key.indexOf('=');
            String wanted = key.substring(sign + 1);
            Tree found = sign == 0 ? Tree.of(item) : Tree.of(item).at(key.substring(0, Math.max(sign, 0)));
            if (found.isPresent() && !isSame(found, wanted)) {
                return false;
            }
            hits += found.isPresent() ? 1 : 0;
        }
        return hits > 0;
    }

    private static boolean isSame(Tree found, String wanted) {
        String text = found.toJsonLine();
        return text.equals(wanted) || text.equals('"' + wanted + '"');
    }
}
