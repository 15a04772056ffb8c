package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of a watch, as the API writes them. */
final class WatchMessages {

    private static final int GONE = 410;

    private WatchMessages() {}

    static String of(String type, Object object) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("object", object);
        return Tree.of(message).toJsonLine() + "\n";
    }

    /** Word that everything up to a version has been told. */
    static String bookmark(String apiVersion, String kind, String version) {
        return of(
                "BOOKMARK",
                Map.of(
                        "kind", kind,
                        "apiVersion", apiVersion,
                        "metadata", Map.of("resourceVersion", version)));
    }

    /** Word that events are lost. */
    static String lost(String reason) {
        return of("ERROR", Statuses.failure(GONE, "Expired", reason));
    }
}
