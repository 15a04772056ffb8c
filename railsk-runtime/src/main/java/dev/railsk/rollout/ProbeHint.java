package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Locale;

/**
 * What a failing probe of a Rails app usually means: the first row whose words are in the kubelet's message. A redirect is no row, since
 * kubelets take a status from 200 to 399 for healthy, and follow redirects on the same host.
 */
final class ProbeHint {

    private static final String TOO_SLOW =
            "The app did not answer within the probe's time-out: give it more time or processor, or raise timeout(..).";

    private static final List<Row> ROWS = List.of(
            new Row(
                    "server gave HTTP response to HTTPS client",
                    "Rails sends the probe on to HTTPS, where the container speaks HTTP: exclude PATH from force_ssl,"
                            + " or send the header X-Forwarded-Proto: https with health(..)."),
            new Row("statuscode: 401", "PATH wants a login: let the probe ask a path that needs none, such as /up."),
            new Row(
                    "statuscode: 403",
                    "Rails may block the probe's Host header: exclude PATH from host authorization."),
            new Row("statuscode: 404", "The app does not know PATH: correct the probe's path, or the app's routes."),
            new Row("statuscode: 429", "The app throttles the probe: exclude PATH from its rate limit."),
            new Row("statuscode: 500", "The app answers with an error: read its log, such as for a pending migration."),
            new Row("statuscode: 5", "The app answers with an error: read its log."),
            new Row(
                    "connection refused",
                    "Nothing listens on the probe's port yet: check the port, and how long the app takes to start."),
            new Row(
                    "connection reset",
                    "The app ends the connection: it may be restarting, or speak another protocol."),
            new Row("deadline exceeded", TOO_SLOW),
            new Row("timed out", TOO_SLOW),
            new Row("timeout:", TOO_SLOW),
            new Row("no such host", "The probe's host is not known: leave it out."),
            new Row(
                    "executable file not found",
                    "The image lacks the program of the probe: correct the probe, or the image."));

    private record Row(String words, String nextStep) {}

    private ProbeHint() {}

    /** The next step for a kubelet's message on this container, as the pod's spec has it. */
    static String of(String message, Tree container) {
        for (Row row : ROWS) {
            if (message.contains(row.words())) {
                return row.nextStep().replace("PATH", path(message, container));
            }
        }
        return "Read the container's log.";
    }

    private static String path(String message, Tree container) {
        for (String probe : List.of("Startup", "Liveness", "Readiness")) {
            Tree question = container.at(probe.toLowerCase(Locale.ROOT) + "Probe", "httpGet");
            if (message.startsWith(probe) && question.isPresent()) {
                return question.at("path").text().orElse("/");
            }
        }
        return "the probe's path";
    }
}
