package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import java.util.List;
import java.util.Map;

/** Fills in what the server fills in for pods. */
public final class PodDefaults {

    /** How long a pod has to end when nothing else is said. */
    public static final int GRACE_SECONDS = 30;

    static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");
    private static final Map<String, Integer> PROBE_NUMBERS =
            Map.of("failureThreshold", 3, "periodSeconds", 10, "successThreshold", 1, "timeoutSeconds", 1);

    private PodDefaults() {}

    /** Fill in a specification in a template of pods. */
    public static void fill(Map<String, Object> spec) {
        Blanks.fill(spec, "restartPolicy", "Always");
        Blanks.fill(spec, "dnsPolicy", "ClusterFirst");
        Blanks.fill(spec, "schedulerName", "default-scheduler");
        spec.putIfAbsent("terminationGracePeriodSeconds", GRACE_SECONDS);
        PlainValue.child(spec, "securityContext");
        if (spec.containsKey("serviceAccountName")) {
            spec.put("serviceAccount", PlainValue.text(spec, "serviceAccountName"));
        }
        PlainValue.maps(spec, "initContainers").forEach(PodDefaults::container);
        PlainValue.maps(spec, "containers").forEach(PodDefaults::container);
        forgetRestarts(spec);
        PlainValue.maps(spec, "volumes").forEach(PodDefaults::volume);
    }

    /** The server forgets restart policies of containers that it has no use for, unless a feature gate is open. */
    private static void forgetRestarts(Map<String, Object> spec) {
        PlainValue.maps(spec, "containers").forEach(container -> container.remove("restartPolicy"));
        for (Map<String, Object> container : PlainValue.maps(spec, "initContainers")) {
            if (!PlainValue.text(container, "restartPolicy").equals("Always")) {
                container.remove("restartPolicy");
            }
        }
    }

    /** What is filled in for pods, but not for templates of pods. */
    public static void fillPod(Map<String, Object> spec) {
        fill(spec);
        spec.putIfAbsent("enableServiceLinks", true);
        spec.putIfAbsent("priority", 0);
        spec.putIfAbsent("preemptionPolicy", "PreemptLowerPriority");
        ServiceAccountAccess.fill(spec);
        Tolerations.fill(spec);
        PlainValue.maps(spec, "initContainers").forEach(PodDefaults::requests);
        PlainValue.maps(spec, "containers").forEach(PodDefaults::requests);
    }

    private static void requests(Map<String, Object> container) {
        Map<String, Object> resources = PlainValue.child(container, "resources");
        Map<String, Object> limits = PlainValue.at(resources, "limits");
        if (!limits.isEmpty()) {
            Map<String, Object> requests = PlainValue.child(resources, "requests");
            limits.forEach(requests::putIfAbsent);
        }
    }

    private static void container(Map<String, Object> container) {
        Blanks.fill(container, "terminationMessagePath", "/dev/termination-log");
        Blanks.fill(container, "terminationMessagePolicy", "File");
        Blanks.fill(container, "imagePullPolicy", pullPolicy(PlainValue.text(container, "image")));
        PlainValue.child(container, "resources");
        PlainValue.maps(container, "ports").forEach(port -> Blanks.fill(port, "protocol", "TCP"));
        for (Map<String, Object> env : PlainValue.maps(container, "env")) {
            Map<String, Object> fieldRef = PlainValue.at(env, "valueFrom", "fieldRef");
            if (!fieldRef.isEmpty()) {
                Blanks.fill(fieldRef, "apiVersion", "v1");
            }
        }
        for (String name : PROBES) {
            probe(PlainValue.at(container, name));
        }
    }

    private static String pullPolicy(String image) {
        int slash = image.lastIndexOf('/');
        boolean isPinned = image.contains("@") || image.indexOf(':', slash + 1) > 0;
        return isPinned && !image.endsWith(":latest") ? "IfNotPresent" : "Always";
    }

    private static void probe(Map<String, Object> probe) {
        if (probe.isEmpty()) {
            return;
        }
        PROBE_NUMBERS.forEach((field, number) -> Blanks.fill(probe, field, number));
        Map<String, Object> http = PlainValue.at(probe, "httpGet");
        if (!http.isEmpty()) {
            Blanks.fill(http, "scheme", "HTTP");
            Blanks.fill(http, "path", "/");
        }
        Map<String, Object> grpc = PlainValue.at(probe, "grpc");
        if (!grpc.isEmpty()) {
            grpc.putIfAbsent("service", "");
        }
    }

    private static void volume(Map<String, Object> volume) {
        if (volume.size() == 1) {
            PlainValue.child(volume, "emptyDir");
        }
        for (String source : List.of("configMap", "secret", "projected", "downwardAPI")) {
            Map<String, Object> map = PlainValue.at(volume, source);
            if (!map.isEmpty()) {
                map.putIfAbsent("defaultMode", 420);
            }
        }
    }
}
