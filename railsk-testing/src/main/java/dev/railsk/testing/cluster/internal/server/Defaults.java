package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in what the server fills in, for the fields that railsk renders. */
final class Defaults {

    private Defaults() {}

    static void fill(ResourceKind kind, Map<String, Object> object) {
        switch (kind.kind().kind()) {
            case "Deployment" -> deployment(PlainValue.child(object, "spec"));
            case "ReplicaSet" -> replicaSet(PlainValue.child(object, "spec"));
            case "StatefulSet" -> statefulSet(PlainValue.child(object, "spec"));
            case "CronJob" -> cronJob(PlainValue.child(object, "spec"));
            case "PersistentVolumeClaim" -> claim(object);
            case "Job" -> job(PlainValue.child(object, "spec"));
            case "Pod" -> {
                PodDefaults.fillPod(PlainValue.child(object, "spec"));
                PlainValue.child(object, "status").putIfAbsent("phase", "Pending");
            }
            case "PodDisruptionBudget" -> budget(PlainValue.child(object, "status"));
            case "Service" -> service(object, PlainValue.child(object, "spec"));
            case "Ingress" -> object.putIfAbsent("status", map("loadBalancer", map()));
            case "Secret" -> secret(object);
            case "Namespace" -> namespace(object);
            default -> {
                // ConfigMap, ServiceAccount, Event: nothing to fill in
            }
        }
        if (kind.hasGeneration()) {
            PlainValue.child(object, "status");
        }
    }

    private static void deployment(Map<String, Object> spec) {
        spec.putIfAbsent("replicas", 1);
        spec.putIfAbsent("revisionHistoryLimit", 10);
        spec.putIfAbsent("progressDeadlineSeconds", 600);
        Map<String, Object> strategy = PlainValue.child(spec, "strategy");
        strategy.putIfAbsent("type", "RollingUpdate");
        if (PlainValue.text(strategy, "type").equals("RollingUpdate")) {
            Map<String, Object> rolling = PlainValue.child(strategy, "rollingUpdate");
            rolling.putIfAbsent("maxSurge", "25%");
            rolling.putIfAbsent("maxUnavailable", "25%");
        }
        template(spec);
    }

    private static void replicaSet(Map<String, Object> spec) {
        spec.putIfAbsent("replicas", 1);
        template(spec);
    }

    private static void statefulSet(Map<String, Object> spec) {
        spec.putIfAbsent("replicas", 1);
        spec.putIfAbsent("revisionHistoryLimit", 10);
        spec.putIfAbsent("podManagementPolicy", "OrderedReady");
        Map<String, Object> retention = PlainValue.child(spec, "persistentVolumeClaimRetentionPolicy");
        retention.putIfAbsent("whenDeleted", "Retain");
        retention.putIfAbsent("whenScaled", "Retain");
        Map<String, Object> strategy = PlainValue.child(spec, "updateStrategy");
        strategy.putIfAbsent("type", "RollingUpdate");
        if (PlainValue.text(strategy, "type").equals("RollingUpdate")) {
            PlainValue.child(strategy, "rollingUpdate").putIfAbsent("partition", 0);
        }
        PlainValue.maps(spec, "volumeClaimTemplates").forEach(Defaults::claim);
        template(spec);
    }

    private static void claim(Map<String, Object> claim) {
        PlainValue.child(claim, "spec").putIfAbsent("volumeMode", "Filesystem");
        PlainValue.child(claim, "status").putIfAbsent("phase", "Pending");
    }

    private static void cronJob(Map<String, Object> spec) {
        spec.putIfAbsent("concurrencyPolicy", "Allow");
        spec.putIfAbsent("suspend", false);
        spec.putIfAbsent("successfulJobsHistoryLimit", 3);
        spec.putIfAbsent("failedJobsHistoryLimit", 1);
        template(PlainValue.child(PlainValue.child(spec, "jobTemplate"), "spec"));
    }

    private static void job(Map<String, Object> spec) {
        spec.putIfAbsent("backoffLimit", 6);
        spec.putIfAbsent("completionMode", "NonIndexed");
        if (!spec.containsKey("parallelism")) {
            spec.putIfAbsent("completions", 1);
        }
        spec.putIfAbsent("parallelism", 1);
        spec.putIfAbsent("manualSelector", false);
        spec.putIfAbsent("suspend", false);
        spec.putIfAbsent("podReplacementPolicy", "TerminatingOrFailed");
        template(spec);
    }

    private static void template(Map<String, Object> spec) {
        PodDefaults.fill(PlainValue.child(PlainValue.child(spec, "template"), "spec"));
    }

    private static void service(Map<String, Object> object, Map<String, Object> spec) {
        spec.putIfAbsent("type", "ClusterIP");
        spec.putIfAbsent("sessionAffinity", "None");
        spec.putIfAbsent("internalTrafficPolicy", "Cluster");
        spec.putIfAbsent("ipFamilyPolicy", "SingleStack");
        spec.putIfAbsent("ipFamilies", new ArrayList<Object>(List.of("IPv4")));
        if (!PlainValue.text(spec, "type").equals("ClusterIP")) {
            spec.putIfAbsent("externalTrafficPolicy", "Cluster");
        }
        for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
            port.putIfAbsent("protocol", "TCP");
            Object number = port.get("port");
            if (number != null) {
                port.putIfAbsent("targetPort", number);
            }
        }
        object.putIfAbsent("status", map("loadBalancer", map()));
    }

    private static void budget(Map<String, Object> status) {
        for (String field : List.of("currentHealthy", "desiredHealthy", "disruptionsAllowed", "expectedPods")) {
            status.putIfAbsent(field, 0);
        }
    }

    private static void secret(Map<String, Object> object) {
        object.putIfAbsent("type", "Opaque");
        Map<String, Object> plain = PlainValue.asMap(object.remove("stringData"));
        if (plain != null) {
            Map<String, Object> data = PlainValue.child(object, "data");
            plain.forEach((key, value) -> data.put(
                    key,
                    Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void namespace(Map<String, Object> object) {
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        PlainValue.child(metadata, "labels").put("kubernetes.io/metadata.name", PlainValue.text(metadata, "name"));
        PlainValue.child(object, "spec").putIfAbsent("finalizers", new ArrayList<Object>(List.of("kubernetes")));
        object.putIfAbsent("status", map("phase", "Active"));
    }

    private static Map<String, Object> map() {
        return new LinkedHashMap<>();
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = map();
        map.put(key, value);
        return map;
    }
}
