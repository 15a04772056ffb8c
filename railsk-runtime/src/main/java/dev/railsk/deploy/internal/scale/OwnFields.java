package dev.railsk.deploy.internal.scale;

import dev.railsk.cluster.LiveObject;
import dev.railsk.deploy.internal.owner.ManagedFields;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What railsk has applied of an object, read back from the fields that it owns. Sent again as it is, it changes nothing: so one field can
 * be changed without a render, and stays railsk's own.
 */
final class OwnFields {

    private OwnFields() {}

    /** What was applied, with the version that it was read at; empty when railsk applied nothing. */
    static Optional<Map<String, Object>> of(LiveObject live) {
        for (ManagedFields.Entry entry : ManagedFields.of(live).entries()) {
            if (entry.isOurs() && extract(live.content(), entry.raw().at("fieldsV1")) instanceof Map<?, ?> fields) {
                return Optional.of(whole(live, fields));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> whole(LiveObject live, Map<?, ?> fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", live.ref().kind().apiVersion());
        object.put("kind", live.ref().kind().kind());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", live.ref().name());
        metadata.put("namespace", live.ref().namespace());
        fields.forEach((name, value) -> {
            if (name.equals("metadata") && value instanceof Map<?, ?> own) {
                own.forEach((field, content) -> metadata.put(String.valueOf(field), content));
            } else {
                object.put(String.valueOf(name), value);
            }
        });
        metadata.put("resourceVersion", live.resourceVersion());
        object.put("metadata", metadata);
        return object;
    }

    /** The part of a live value that these fields name; null when there is none. */
    private static @Nullable Object extract(Tree live, Tree fields) {
        Map<String, Tree> named = fields.entries();
        if (!live.isPresent() || named.isEmpty()) {
            return live.value();
        }
        boolean isList = !live.items().isEmpty();
        return isList ? items(live, named) : map(live, named);
    }

    private static Map<String, Object> map(Tree live, Map<String, Tree> named) {
        Map<String, Object> map = new LinkedHashMap<>();
        named.forEach((name, below) -> {
            Object value = name.startsWith("f:") ? extract(live.at(name.substring(2)), below) : null;
            if (value != null) {
                map.put(name.substring(2), value);
            }
        });
        return map;
    }

    private static List<Object> items(Tree live, Map<String, Tree> named) {
        List<Object> items = new ArrayList<>();
        for (Tree item : live.items()) {
            named.forEach((name, below) -> {
                boolean isMeant = name.startsWith("k:")
                        ? hasKeys(item, Tree.parseJson(name.substring(2)))
                        : name.startsWith("v:") && isValue(item, name.substring(2));
                Object value = isMeant ? extract(item, below) : null;
                if (value != null) {
                    items.add(value);
                }
            });
        }
        return items;
    }

    private static boolean hasKeys(Tree item, Tree keys) {
        for (Map.Entry<String, Tree> key : keys.entries().entrySet()) {
            if (!String.valueOf(item.at(key.getKey()).value())
                    .equals(String.valueOf(key.getValue().value()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(Tree item, String json) {
        try {
            return String.valueOf(item.value())
                    .equals(String.valueOf(
                            Tree.parseJson("{\"v\":" + json + "}").at("v").value()));
        } catch (ManifestException notJson) {
            return false;
        }
    }
}
