package dev.railsk.rollout;

/** What a failing probe of a Rails app usually means. */
final class ProbeHint {

    private ProbeHint() {}

    static String of(String message) {
        if (message.contains("statuscode: 403")) {
            return "Rails may block the probe's Host header: exclude the probe's path from host authorization.";
        }
        if (message.contains("statuscode: 301") || message.contains("statuscode: 308")) {
            return "Rails may redirect the probe to HTTPS: exclude the probe's path from force_ssl.";
        }
        if (message.contains("statuscode: 404")) {
            return "The app has no such path: check the probe's path.";
        }
        if (message.contains("statuscode: 5")) {
            return "The app answers with an error: read its log.";
        }
        if (message.contains("connection refused")) {
            return "Nothing listens on the probe's port yet: check the port, and how long the app takes to start.";
        }
        return "Read the container's log.";
    }
}
