package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Path elements in the notation of {@code fieldsV1}. */
final class PathElement {

    private PathElement() {}

    static String field(String name) {
        return "f:" + name;
    }

    /** What identifies an item of a list that is a set or has keys. */
    static String item(Sequence list, Object item) {
        if (list.identity().isSet()) {
            return "v:" + json(item);
        }
        Map<String, Object> map = PlainValue.asMap(item);
        StringBuilder keys = new StringBuilder("k:{");
        new TreeMap<>(list.identity().keys()).forEach((key, absent) -> {
            Object value = map == null ? null : map.get(key);
            keys.append(keys.length() > "k:{".length() ? "," : "");
            keys.append(json(key)).append(':').append(json(value == null ? absent : value));
        });
        return keys.append('}').toString();
    }

    // Asked for every item at every write: nearly all are plain words and numbers, which need no writer of JSON.
    private static String json(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value instanceof String text && text.chars().allMatch(PathElement::isPlain)
                ? "\"" + text + "\""
                : Tree.of(value).toJsonLine();
    }

    private static boolean isPlain(int letter) {
        return letter >= ' '
                && letter < 127
                && letter != '"'
                && letter != '\\'
                && letter != '<'
                && letter != '>'
                && letter != '&';
    }

    /** As the server writes it in messages. */
    static String display(String element) {
        String rest = element.substring(2);
        return switch (element.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' -> key(rest);
            default -> "[=" + rest + "]";
        };
    }

    /** Keys as the server writes them in messages: {@code [name="web"]}. */
    static String key(String json) {
        return "[" + json.substring(1, json.length() - 1).replaceAll("\"(\\w+)\":", "$1=") + "]";
    }

    /** The name of the field, or null when the element is a list item. */
    static @Nullable String fieldName(String element) {
        return element.startsWith("f:") ? element.substring(2) : null;
    }
}
