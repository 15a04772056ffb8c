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
            return "v:" + Tree.of(item).toJsonLine();
        }
        Map<String, Object> keys = new TreeMap<>();
        Map<String, Object> map = PlainValue.asMap(item);
        list.identity().keys().forEach((key, absent) -> {
            Object value = map == null ? null : map.get(key);
            if (value != null) {
                keys.put(key, value);
            } else {
                keys.put(key, absent);
            }
        });
        return "k:" + Tree.of(keys).toJsonLine();
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
