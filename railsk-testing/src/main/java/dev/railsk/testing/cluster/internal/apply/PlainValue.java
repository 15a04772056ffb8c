package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain JSON-like values: maps with string keys, lists, scalars. */
public final class PlainValue {

    private PlainValue() {}

    /** A changeable copy without nulls in maps, with whole numbers as int where they fit. */
    public static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyMap(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(copy(item));
            }
            return copy;
        }
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        return value;
    }

    /** A changeable copy of a map, as {@link #copy}. */
    public static Map<String, Object> copyMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, item) -> {
            if (item != null) {
                copy.put((String) key, copy(item));
            }
        });
        return copy;
    }

    /**
     * A changeable version of a tree's map, without nulls in maps, with whole numbers as int where they fit. Only what is looked at is
     * copied: a status can be edited without a copy of the pod template beside it.
     */
    public static Map<String, Object> draft(Tree map) {
        return Draft.ofMap(map.map());
    }

    /** The tree that a draft, or any plain map, has become; it shares with the draft's tree what was not changed. */
    public static Tree fixed(Map<String, Object> map) {
        return Tree.of(Draft.fixed(map));
    }

    /** The map that this value is, or null. */
    @SuppressWarnings("unchecked") // maps in objects have string keys
    public static @Nullable Map<String, Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }

    /** The list that this value is, or null. */
    @SuppressWarnings("unchecked") // lists in objects hold plain values
    public static @Nullable List<Object> asList(@Nullable Object value) {
        return value instanceof List<?> ? (List<Object>) value : null;
    }

    /** The map under a key, made when it is not there. */
    public static Map<String, Object> child(Map<String, Object> map, String key) {
        Map<String, Object> child = asMap(map.get(key));
        if (child == null) {
            child = new LinkedHashMap<>();
            map.put(key, child);
        }
        return child;
    }

    /** The map at a path; empty and detached when a step is not there. */
    public static Map<String, Object> at(Map<String, Object> map, String... path) {
        Map<String, Object> here = map;
        for (String key : path) {
            Map<String, Object> next = asMap(here.get(key));
            if (next == null) {
                return Map.of();
            }
            here = next;
        }
        return here;
    }

    /** The maps in the list under a key. */
    public static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        List<Object> list = asList(map.get(key));
        if (list != null) {
            for (Object item : list) {
                Map<String, Object> entry = asMap(item);
                if (entry != null) {
                    maps.add(entry);
                }
            }
        }
        return maps;
    }

    /** The text under a key; empty when there is none. */
    public static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /** The whole number under a key, or the fall-back. */
    public static int number(Map<String, Object> map, String key, int fallback) {
        return map.get(key) instanceof Number number ? number.intValue() : fallback;
    }
}
