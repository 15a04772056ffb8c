package dev.railsk.charts;

import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes an object apart into its scalars. What the API server holds for one is one: {@code stringData} is {@code data}, quantities go by
 * their amount. Nulls, and what is empty, are no leaves.
 */
final class Leaves {

    /** What names the items of a list, where that is not {@code name}. */
    private static final Map<String, String> NAMES =
            Map.of("volumeMounts", "mountPath", "rules", "host", "paths", "path", "tls", "secretName");

    private static final List<String> IN_ORDER = List.of("command", "args");

    private final String object;
    private final List<Leaf> leaves = new ArrayList<>();

    private Leaves(String object) {
        this.object = object;
    }

    static List<Leaf> of(Manifest manifest) {
        Leaves leaves = new Leaves(manifest.kind() + "/" + manifest.name());
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(manifest.tree().map());
        if (tree.remove("stringData") instanceof Map<?, ?> texts) {
            tree.put("data", encoded(texts));
        }
        leaves.add("", "", tree);
        return leaves.leaves;
    }

    private static Map<String, String> encoded(Map<?, ?> texts) {
        Map<String, String> data = new LinkedHashMap<>();
        texts.forEach((key, text) -> data.put(
                key.toString(),
                Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8))));
        return data;
    }

    private void add(String path, String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> add(child(path, key.toString()), key.toString(), item));
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                add(path + "[" + identity(field, list.get(index), index) + "]", "", list.get(index));
            }
        } else if (value != null) {
            leaves.add(new Leaf(object, path, comparable(path, value)));
        }
    }

    private static String child(String path, String key) {
        if (key.indexOf('.') >= 0 || key.indexOf('/') >= 0) {
            return path + "[" + key + "]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String identity(String list, @Nullable Object item, int index) {
        if (item instanceof Map<?, ?> map) {
            Object name = map.get(NAMES.getOrDefault(list, "name"));
            for (String source : List.of("configMapRef", "secretRef")) {
                if (map.get(source) instanceof Map<?, ?> reference) {
                    name = source + " " + reference.get("name");
                }
            }
            return String.valueOf(name == null ? index : name);
        }
        return IN_ORDER.contains(list) ? String.valueOf(index) : String.valueOf(item);
    }

    private static Object comparable(String path, Object value) {
        boolean isQuantity = path.contains("resources.limits.")
                || path.contains("resources.requests.")
                || path.endsWith(".sizeLimit")
                || path.contains("resources.limits[")
                || path.contains("resources.requests[");
        if (isQuantity) {
            return Quantity.getAmountInBytes(Quantity.parse(value.toString())).stripTrailingZeros();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
