package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses what the server refuses in fields that railsk has no word for, and that are added by hand. */
final class RareChecks {

    private static final Pattern SYSCTL =
            Pattern.compile("([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");

    private RareChecks() {}

    /** Check a pod. */
    static void checkPod(Part spec) {
        checkHost(spec);
        spec.check("runtimeClassName", NameRules::checkSubdomain);
        if (spec.has("os")
                && !List.of("linux", "windows").contains(spec.at("os").text("name"))) {
            spec.problems().unsupported(spec.path("os"), spec.at("os").text("name"), List.of("linux", "windows"));
        }
        spec.items("readinessGates")
                .forEach(gate ->
                        NameRules.checkKey(gate.path("conditionType"), gate.text("conditionType"), gate.problems()));
        spec.items("schedulingGates")
                .forEach(gate -> NameRules.checkKey(gate.path(), gate.text("name"), gate.problems()));
        if (!spec.items("ephemeralContainers").isEmpty()) {
            spec.forbidden("ephemeralContainers", "ephemeral containers not allowed in pod template");
        }
        for (Part sysctl : spec.at("securityContext").items("sysctls")) {
            sysctl.check("name", RareChecks::sysctl);
        }
    }

    private static void checkHost(Part spec) {
        if (spec.isTrue("hostPID") && spec.isTrue("shareProcessNamespace")) {
            spec.at("securityContext")
                    .invalid("shareProcessNamespace", true, "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        boolean hasOwnUsers = Boolean.FALSE.equals(spec.map().get("hostUsers"));
        if (hasOwnUsers && spec.isTrue("hostNetwork")) {
            spec.forbidden("hostNetwork", "when `hostUsers` is false");
        }
    }

    private static void sysctl(String field, Object value, Problems problems) {
        if (!SYSCTL.matcher(String.valueOf(value)).matches()) {
            problems.invalid(
                    field, value, "must have at most 253 characters and match regex ^" + SYSCTL.pattern() + "$");
        }
    }

    /** Check a container. */
    static void checkContainer(Part container) {
        for (Part policy : container.items("resizePolicy")) {
            oneOf(container, "resizePolicy", policy.text("resourceName"), List.of("cpu", "memory"));
            oneOf(container, "resizePolicy", policy.text("restartPolicy"), List.of("NotRequired", "RestartContainer"));
        }
        for (Part mount : container.items("volumeMounts")) {
            checkMount(container, mount);
        }
        for (Part device : container.items("volumeDevices")) {
            checkDevice(container, device);
        }
    }

    /** The server names the list, not its item. */
    private static void oneOf(Part container, String list, String value, List<String> supported) {
        if (!supported.contains(value)) {
            container.problems().unsupported(container.path(list), value, supported);
        }
    }

    private static void checkMount(Part container, Part mount) {
        String mounts = "volumeMounts.";
        if (mount.has("mountPropagation")) {
            oneOf(
                    container,
                    mounts + "mountPropagation",
                    mount.text("mountPropagation"),
                    List.of("Bidirectional", "HostToContainer", "None"));
        }
        String recursive = mount.text("recursiveReadOnly");
        if (mount.has("recursiveReadOnly")) {
            oneOf(container, mounts + "recursiveReadOnly", recursive, List.of("Disabled", "Enabled", "IfPossible"));
        }
        if (List.of("Enabled", "IfPossible").contains(recursive) && !mount.isTrue("readOnly")) {
            container.forbidden(mounts + "recursiveReadOnly", "may only be specified when readOnly is true");
        }
    }

    /** A volume is mounted or is a device, not both. */
    private static void checkDevice(Part container, Part device) {
        String name = device.text("name");
        for (Part mount : container.items("volumeMounts")) {
            if (mount.text("name").equals(name)) {
                mount.invalid("name", name, "must not already exist in volumeDevices");
                device.invalid("name", name, "must not already exist in volumeMounts");
            }
        }
    }
}
