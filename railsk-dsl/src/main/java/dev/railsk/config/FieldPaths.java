package dev.railsk.config;

import dev.railsk.name.internal.LabelSyntax;
import java.util.Set;

/** The fields of a pod that a variable can hold, as the API server takes them. */
final class FieldPaths {

    /** All of them, for messages. */
    static final String LIST = "metadata.name, metadata.namespace, metadata.uid, metadata.labels['KEY'],"
            + " metadata.annotations['KEY'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs,"
            + " status.podIP, status.podIPs";

    private static final Set<String> WHOLE = Set.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private FieldPaths() {}

    static boolean isKnown(String path) {
        return WHOLE.contains(path) || hasKey(path, "metadata.labels['") || hasKey(path, "metadata.annotations['");
    }

    private static boolean hasKey(String path, String start) {
        return path.startsWith(start)
                && path.endsWith("']")
                && path.length() > start.length() + 2
                && LabelSyntax.isKey(path.substring(start.length(), path.length() - 2));
    }
}
