package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's {@code Status} objects. */
final class Statuses {

    private static final int STRUCTURAL = 500;

    private Statuses() {}

    static Map<String, Object> success() {
        Map<String, Object> status = empty("Success");
        status.put("code", 200);
        return status;
    }

    static Map<String, Object> failure(int code, String reason, String message) {
        Map<String, Object> status = empty("Failure");
        status.put("message", message);
        status.put("reason", reason);
        status.put("code", code);
        return status;
    }

    static Map<String, Object> of(ClusterRefusedException refusal, Place place) {
        Map<String, Object> status = failure(refusal.code(), refusal.reason(), String.valueOf(refusal.getMessage()));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", place.name());
        details.put("group", place.kind().group());
        details.put("kind", place.kind().kind().kind());
        // The real server names no fields with an error of structure.
        if (refusal.code() != STRUCTURAL) {
            details.put("causes", causes(refusal.causes()));
            status.put("details", details);
        } else {
            status.remove("reason");
        }
        return status;
    }

    private static List<Object> causes(List<FieldCause> causes) {
        List<Object> list = new ArrayList<>();
        for (FieldCause cause : causes) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("field", cause.field());
            entry.put("message", cause.message());
            list.add(entry);
        }
        return list;
    }

    private static Map<String, Object> empty(String outcome) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", outcome);
        return status;
    }
}
