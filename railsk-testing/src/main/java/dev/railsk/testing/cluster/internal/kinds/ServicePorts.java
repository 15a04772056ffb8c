package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses what the server refuses in the ports of a Service. */
final class ServicePorts {

    private ServicePorts() {}

    static void check(Part spec, boolean isHeadless) {
        List<Part> ports = spec.items("ports");
        String type = spec.text("type");
        if (ports.isEmpty() && !isHeadless && !type.equals("ExternalName")) {
            spec.problems().required(spec.path("ports"));
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> onNodes = new HashSet<>();
        for (Part port : ports) {
            checkName(port, ports.size() > 1, names);
            checkNumber(port, "port");
            port.check("targetPort", ValueChecks::port);
            if (!port.has("targetPort")) {
                checkNumber(port, "targetPort");
            }
            port.oneOf("protocol", "SCTP", "TCP", "UDP");
            if (port.has("appProtocol")) {
                NameRules.checkKey(port.path("appProtocol"), port.text("appProtocol"), port.problems());
            }
            if (!numbers.add(port.text("protocol") + port.number("port", 0))) {
                port.problems().duplicate(port.path(), port.map());
            }
            checkNodePort(port, type, onNodes);
        }
    }

    private static void checkNumber(Part port, String field) {
        ValueChecks.port(port.path(field), (int) port.number(field, 0), port.problems());
    }

    private static void checkName(Part port, boolean isRequired, Set<String> names) {
        String name = port.text("name");
        if (name.isEmpty()) {
            if (isRequired) {
                port.requires("name");
            }
            return;
        }
        NameRules.checkLabelName(port.path("name"), name, port.problems());
        if (!names.add(name)) {
            port.duplicate("name", name);
        }
    }

    private static void checkNodePort(Part port, String type, Set<String> taken) {
        long number = port.number("nodePort", 0);
        if (number == 0) {
            return;
        }
        if (type.equals("ClusterIP")) {
            port.forbidden("nodePort", "may not be used when `type` is 'ClusterIP'");
        }
        if (!taken.add(port.text("protocol") + number)) {
            port.duplicate("nodePort", number);
        }
    }
}
