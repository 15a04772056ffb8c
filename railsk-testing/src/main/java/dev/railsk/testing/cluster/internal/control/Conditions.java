package dev.railsk.testing.cluster.internal.control;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions in a status. */
public final class Conditions {

    /** Of a ReplicaSet or Deployment of which a pod cannot be made. */
    static final String REPLICA_FAILURE = "ReplicaFailure";

    private Conditions() {}

    /**
     * One condition.
     *
     * @param type such as {@code Ready}
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param reason one word; empty for none
     * @param message a sentence; empty for none
     */
    public record Condition(String type, String status, String reason, String message) {
        public static Condition isTrue(String type, String reason, String message) {
            return new Condition(type, "True", reason, message);
        }

        public static Condition isFalse(String type, String reason, String message) {
            return new Condition(type, "False", reason, message);
        }
    }

    /** Set a condition; its transition time changes with its status only. Return it for further fields. */
    public static Map<String, Object> set(Map<String, Object> status, Condition condition, String now) {
        Map<String, Object> entry = find(status, condition.type());
        if (entry.isEmpty()) {
            entry = new LinkedHashMap<>();
            entry.put("type", condition.type());
            List<Object> list = PlainValue.asList(status.get("conditions"));
            if (list == null) {
                list = new ArrayList<>();
                status.put("conditions", list);
            }
            list.add(entry);
        }
        if (!condition.status().equals(entry.get("status"))) {
            entry.put("lastTransitionTime", now);
        }
        entry.put("status", condition.status());
        putText(entry, "reason", condition.reason());
        putText(entry, "message", condition.message());
        return entry;
    }

    private static void putText(Map<String, Object> entry, String key, String text) {
        if (text.isEmpty()) {
            entry.remove(key);
        } else {
            entry.put(key, text);
        }
    }

    /** Take the condition of a type away. */
    static void remove(Map<String, Object> status, String type) {
        List<Object> list = PlainValue.asList(status.get("conditions"));
        if (list != null
                && list.removeIf(entry -> entry instanceof Map<?, ?> map && type.equals(map.get("type")))
                && list.isEmpty()) {
            status.remove("conditions");
        }
    }

    /** The condition of a type; an empty map when there is none. */
    static Map<String, Object> find(Map<String, Object> status, String type) {
        for (Map<String, Object> entry : PlainValue.maps(status, "conditions")) {
            if (type.equals(entry.get("type"))) {
                return entry;
            }
        }
        return Map.of();
    }

    public static boolean isTrue(Map<String, Object> status, String type) {
        return "True".equals(find(status, type).get("status"));
    }
}
