package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints values as Go does: the server's messages quote what they could not read. */
final class GoText {

    private GoText() {}

    /** The name of the value's type. */
    static String type(@Nullable Object value) {
        if (value instanceof Map) {
            return "map[string]interface {}";
        }
        if (value instanceof List) {
            return "[]interface {}";
        }
        return value instanceof Boolean ? "bool" : value instanceof String ? "string" : "number";
    }

    /** The value for people, as {@code %v} prints it. */
    static String plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return "map[" + String.join(" ", entries(map, key -> key, GoText::plain)) + "]";
        }
        return value instanceof List<?> list
                ? "[" + String.join(" ", list.stream().map(GoText::plain).toList()) + "]"
                : value == null ? "<nil>" : String.valueOf(value);
    }

    /** The value as a program has it, as {@code %#v} prints it. */
    static String syntax(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return "map[string]interface {}{" + String.join(", ", entries(map, GoText::quoted, GoText::syntax)) + "}";
        }
        if (value instanceof List<?> list) {
            return "[]interface {}{"
                    + String.join(", ", list.stream().map(GoText::syntax).toList()) + "}";
        }
        return value instanceof String text ? quoted(text) : plain(value);
    }

    private static String quoted(String text) {
        return Tree.of(text).toJsonLine();
    }

    private static List<String> entries(
            Map<?, ?> map, Function<String, String> key, Function<@Nullable Object, String> value) {
        List<String> entries = new ArrayList<>();
        new TreeMap<>(map)
                .forEach((name, item) -> entries.add(key.apply(String.valueOf(name)) + ":" + value.apply(item)));
        return entries;
    }
}
