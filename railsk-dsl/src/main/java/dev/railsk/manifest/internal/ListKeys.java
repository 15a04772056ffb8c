package dev.railsk.manifest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By which fields Kubernetes tells the items of a list apart. */
public final class ListKeys {

    private static final String PROTOCOL = "protocol";

    private static final List<List<String>> BY_NAME = List.of(List.of("name"));

    /** For each list, the keys to try in turn: the first that every item has, each with another value. */
    private static final Map<String, List<List<String>>> KEYS = Map.ofEntries(
            Map.entry("containers", BY_NAME),
            Map.entry("initContainers", BY_NAME),
            Map.entry("ephemeralContainers", BY_NAME),
            Map.entry("env", BY_NAME),
            Map.entry("volumes", BY_NAME),
            Map.entry("schedulingGates", BY_NAME),
            Map.entry("imagePullSecrets", BY_NAME),
            Map.entry("secrets", BY_NAME),
            Map.entry("resourceClaims", BY_NAME),
            Map.entry("volumeMounts", List.of(List.of("mountPath"))),
            Map.entry("volumeDevices", List.of(List.of("devicePath"))),
            Map.entry("hostAliases", List.of(List.of("ip"))),
            Map.entry("conditions", List.of(List.of("type"))),
            Map.entry("ownerReferences", List.of(List.of("uid"))),
            Map.entry(
                    "topologySpreadConstraints",
                    List.of(List.of("topologyKey"), List.of("topologyKey", "whenUnsatisfiable"))),
            Map.entry(
                    "ports",
                    List.of(
                            List.of("containerPort"),
                            List.of("containerPort", PROTOCOL),
                            List.of("port"),
                            List.of("port", PROTOCOL))));

    /** Containers start, and variables are expanded, in the order of the list; the first container is kubectl's choice. */
    private static final Set<String> ORDERED = Set.of("containers", "initContainers", "env");

    private ListKeys() {}

    static boolean isOrdered(String list) {
        return ORDERED.contains(list);
    }

    /** Index by key for both lists, or null where they can be matched by index only. */
    static @Nullable Pair match(String list, List<?> wanted, List<?> found) {
        for (List<String> fields : KEYS.getOrDefault(list, List.of())) {
            Map<String, Integer> left = index(wanted, fields);
            Map<String, Integer> right = index(found, fields);
            if (left != null && right != null) {
                return new Pair(left, right);
            }
        }
        return null;
    }

    /** The items of two lists by their keys. */
    record Pair(Map<String, Integer> wanted, Map<String, Integer> found) {

        /** The index that the found item has, whose key is that of the wanted item at this index; -1 when there is none. */
        int origin(int wantedAt) {
            for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
                if (entry.getValue() == wantedAt) {
                    return found.getOrDefault(entry.getKey(), -1);
                }
            }
            return -1;
        }
    }

    /**
     * The fields by which an item of this list is merged with another, the one it cannot do without first; none where lists are
     * replaced as a whole.
     */
    public static List<String> mergedBy(String list, Map<?, ?> item) {
        if (list.equals("ports")) {
            return List.of(item.containsKey("containerPort") ? "containerPort" : "port", PROTOCOL);
        }
        List<List<String>> keys = KEYS.getOrDefault(list, List.of());
        return keys.isEmpty() ? List.of() : keys.get(0);
    }

    /** The value of a key's field. */
    public static @Nullable Object valueOf(Map<?, ?> item, String field) {
        Object value = item.get(field);
        return value == null && field.equals(PROTOCOL) ? "TCP" : value;
    }

    private static @Nullable Map<String, Integer> index(List<?> items, List<String> fields) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int at = 0; at < items.size(); at++) {
            String key = key(items.get(at), fields);
            if (key == null || index.put(key, at) != null) {
                return null;
            }
        }
        return index;
    }

    private static @Nullable String key(@Nullable Object item, List<String> fields) {
        if (!(item instanceof Map<?, ?> map)) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        for (String field : fields) {
            Object value = valueOf(map, field);
            if (!(value instanceof String || value instanceof Number)) {
                return null;
            }
            key.append(key.length() == 0 ? "" : ",").append(field).append('=').append(value);
        }
        return key.toString();
    }
}
