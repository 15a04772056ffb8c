package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses what the server refuses in the containers of a pod. */
final class ContainerChecks {

    private final Set<String> volumes;
    private final long grace;
    private final Set<String> names = new HashSet<>();

    private ContainerChecks(Set<String> volumes, long grace) {
        this.volumes = volumes;
        this.grace = grace;
    }

    /** Check the containers of a pod that has these volumes. */
    static void checkAll(Part spec, Set<String> volumes) {
        long grace = spec.number("terminationGracePeriodSeconds", PodDefaults.GRACE_SECONDS);
        ContainerChecks checks = new ContainerChecks(volumes, grace);
        if (spec.requires("containers")) {
            checks.checkMain(spec.items("containers"));
        }
        spec.items("initContainers").forEach(checks::checkInit);
    }

    private void checkMain(List<Part> containers) {
        Set<String> hostPorts = new HashSet<>();
        for (Part container : containers) {
            check(container);
            checkLife(container);
            container.items("ports").forEach(port -> checkHostPort(port, hostPorts));
        }
    }

    private void checkInit(Part container) {
        check(container);
        Set<String> hostPorts = new HashSet<>();
        container.items("ports").forEach(port -> checkHostPort(port, hostPorts));
        if (container.text("restartPolicy").equals("Always")) {
            checkLife(container);
            return;
        }
        for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.has(field)) {
                container.forbidden(field, "may not be set for init containers without restartPolicy=Always");
            }
        }
    }

    private void checkLife(Part container) {
        ProbeChecks.checkLifecycle(container, grace);
        ProbeChecks.checkProbes(container);
    }

    private void check(Part container) {
        String name = container.text("name");
        NameRules.checkPartName(container.path("name"), name, container.problems());
        if (!name.isEmpty() && !names.add(name)) {
            container.duplicate("name", name);
        }
        container.requires("image");
        container
                .oneOf("terminationMessagePolicy", "File", "FallbackToLogsOnError")
                .oneOf("imagePullPolicy", "Always", "IfNotPresent", "Never");
        checkPorts(container.items("ports"));
        EnvironmentChecks.check(container);
        VolumeChecks.checkMounts(container, volumes);
        ResourceChecks.check(container.at("resources"));
        SecurityChecks.checkContainer(container.at("securityContext"));
        RareChecks.checkContainer(container);
    }

    private static void checkPorts(List<Part> ports) {
        Set<String> names = new HashSet<>();
        for (Part port : ports) {
            String name = port.text("name");
            int before = port.problems().count();
            ValueChecks.portName(port.path("name"), name, port.problems());
            boolean isWellNamed = port.problems().count() == before;
            if (isWellNamed && !name.isEmpty() && !names.add(name)) {
                port.duplicate("name", name);
            }
            if (port.number("containerPort", 0) == 0) {
                port.problems().required(port.path("containerPort"));
            } else {
                port.check("containerPort", ValueChecks::port);
            }
            if (port.number("hostPort", 0) != 0) {
                port.check("hostPort", ValueChecks::port);
            }
            port.oneOf("protocol", "SCTP", "TCP", "UDP");
        }
    }

    private static void checkHostPort(Part port, Set<String> taken) {
        long number = port.number("hostPort", 0);
        String place = port.text("protocol") + "/" + port.text("hostIP") + "/" + number;
        if (number != 0 && !taken.add(place)) {
            port.duplicate("hostPort", place);
        }
    }
}
