package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;

/** Refuses what the server refuses in probes and in what is done at a container's start and end. */
final class ProbeChecks {

    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep");

    private ProbeChecks() {}

    static void checkProbes(Part container) {
        for (String name : PodDefaults.PROBES) {
            if (container.has(name)) {
                check(container.at(name), name);
            }
        }
    }

    private static void check(Part probe, String name) {
        checkHandler(probe, 0);
        for (String field : List.of(
                "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            probe.check(field, ValueChecks::notNegative);
        }
        long grace = probe.number("terminationGracePeriodSeconds", 1);
        if (grace <= 0) {
            probe.invalid("terminationGracePeriodSeconds", grace, "must be greater than 0");
        }
        if (name.equals("readinessProbe")) {
            if (probe.has("terminationGracePeriodSeconds")) {
                probe.invalid("terminationGracePeriodSeconds", grace, "must not be set for readinessProbes");
            }
        } else if (probe.number("successThreshold", 1) != 1) {
            probe.invalid("successThreshold", probe.number("successThreshold", 1), "must be 1");
        }
    }

    /** Check what is done after a container's start and before its end, within the seconds that its pod has to end. */
    static void checkLifecycle(Part container, long grace) {
        for (String moment : List.of("postStart", "preStop")) {
            if (container.at("lifecycle").has(moment)) {
                checkHandler(container.at("lifecycle").at(moment), grace);
            }
        }
    }

    private static void checkHandler(Part part, long grace) {
        boolean hasOne = false;
        for (String handler : HANDLERS) {
            if (part.has(handler) && hasOne) {
                part.forbidden(handler, "may not specify more than 1 handler type");
            } else if (part.has(handler)) {
                hasOne = true;
                checkHandler(part.at(handler), handler, grace);
            }
        }
        if (!hasOne) {
            part.problems().required(part.path(), "must specify a handler type");
        }
    }

    private static void checkHandler(Part handler, String kind, long grace) {
        switch (kind) {
            case "exec" -> handler.requires("command");
            case "httpGet" -> {
                handler.requires("path");
                handler.oneOf("scheme", "HTTP", "HTTPS");
                checkPort(handler);
                for (Part header : handler.items("httpHeaders")) {
                    ValueChecks.headerName(handler.path("httpHeaders"), header.text("name"), handler.problems());
                }
            }
            case "sleep" -> {
                long seconds = handler.number("seconds", 0);
                if (seconds < 0 || seconds > grace) {
                    handler.problems()
                            .invalid(
                                    handler.path(),
                                    seconds,
                                    "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
                }
            }
            default -> checkPort(handler);
        }
    }

    /** A port that is not there is port 0. */
    private static void checkPort(Part handler) {
        Object port = handler.map().get("port");
        ValueChecks.port(handler.path("port"), port == null ? Integer.valueOf(0) : port, handler.problems());
    }
}
