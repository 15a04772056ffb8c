package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for the specification of pods. */
final class PodValidation {

    private static final Pattern PORT_NAME = Pattern.compile("[a-zA-Z0-9-]+");

    private final Problems problems;
    private final Set<String> volumes = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private PodValidation(Problems problems) {
        this.problems = problems;
    }

    /** Check pods whose volumes are in their specification. */
    static void check(String field, Map<String, Object> spec, Problems problems) {
        check(field, spec, List.of(), problems);
    }

    /**
     * Check a pod's specification.
     *
     * @param claims names of volumes that come from elsewhere
     */
    static void check(String field, Map<String, Object> spec, List<String> claims, Problems problems) {
        PodValidation validation = new PodValidation(problems);
        validation.volumes.addAll(claims);
        validation.check(field, spec);
    }

    private void check(String field, Map<String, Object> spec) {
        PlainValue.maps(spec, "volumes").forEach(volume -> volumes.add(PlainValue.text(volume, "name")));
        List<Map<String, Object>> containers = PlainValue.maps(spec, "containers");
        if (containers.isEmpty()) {
            problems.required(field + ".containers");
        }
        checkContainers(field + ".containers", containers);
        checkContainers(field + ".initContainers", PlainValue.maps(spec, "initContainers"));
        int grace = PlainValue.number(spec, "terminationGracePeriodSeconds", PodDefaults.GRACE_SECONDS);
        for (int i = 0; i < containers.size(); i++) {
            checkSleep(field + ".containers[" + i + "]", containers.get(i), grace);
        }
    }

    private void checkContainers(String field, List<Map<String, Object>> containers) {
        for (int i = 0; i < containers.size(); i++) {
            checkContainer(field + "[" + i + "]", containers.get(i));
        }
    }

    private void checkContainer(String field, Map<String, Object> container) {
        String name = PlainValue.text(container, "name");
        if (name.isEmpty()) {
            problems.required(field + ".name");
        } else {
            NameRules.checkLabelName(field + ".name", name, problems);
            if (!names.add(name)) {
                problems.invalid(field + ".name", name, "Duplicate value");
            }
        }
        if (PlainValue.text(container, "image").isEmpty()) {
            problems.required(field + ".image");
        }
        List<Map<String, Object>> ports = PlainValue.maps(container, "ports");
        for (int i = 0; i < ports.size(); i++) {
            Object port = ports.get(i).get("containerPort");
            Object given = Integer.valueOf(0).equals(port) ? null : port;
            checkPort(field + ".ports[" + i + "].containerPort", given, problems);
        }
        checkMounts(field, PlainValue.maps(container, "volumeMounts"));
        checkResources(field, container);
        checkProbes(field, container);
    }

    private void checkSleep(String field, Map<String, Object> container, int grace) {
        Map<String, Object> sleep = PlainValue.at(container, "lifecycle", "preStop", "sleep");
        int seconds = PlainValue.number(sleep, "seconds", 0);
        if (seconds < 0 || seconds > grace) {
            problems.invalid(
                    field + ".lifecycle.preStop.sleep",
                    seconds,
                    "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
        }
    }

    private void checkMounts(String field, List<Map<String, Object>> mounts) {
        for (int i = 0; i < mounts.size(); i++) {
            String volume = PlainValue.text(mounts.get(i), "name");
            if (!volumes.contains(volume)) {
                problems.notFound(field + ".volumeMounts[" + i + "].name", volume);
            }
        }
    }

    private void checkResources(String field, Map<String, Object> container) {
        Map<String, Object> limits = PlainValue.at(container, "resources", "limits");
        PlainValue.at(container, "resources", "requests").forEach((name, request) -> {
            Object limit = limits.get(name);
            if (limit != null
                    && Quantities.millis(String.valueOf(request)).compareTo(Quantities.millis(String.valueOf(limit)))
                            > 0) {
                String rule = "must be less than or equal to " + name + " limit of " + limit;
                problems.invalid(field + ".resources.requests", String.valueOf(request), rule);
            }
        });
    }

    private void checkProbes(String field, Map<String, Object> container) {
        for (String name : PodDefaults.PROBES) {
            Map<String, Object> http = PlainValue.at(container, name, "httpGet");
            if (!http.isEmpty()) {
                Object port = http.get("port");
                checkPort(field + "." + name + ".httpGet.port", port == null ? Integer.valueOf(0) : port, problems);
            }
        }
    }

    static void checkPort(String field, @Nullable Object port, Problems problems) {
        if (port == null) {
            problems.required(field);
        } else if (port instanceof Number number && (number.intValue() < 1 || number.intValue() > 65535)) {
            problems.invalid(field, port, "must be between 1 and 65535, inclusive");
        } else if (port instanceof String name && !PORT_NAME.matcher(name).matches()) {
            problems.invalid(field, port, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
    }
}
