package dev.railsk.deploy.internal.apply;

import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What must be there before what: a stage is applied when the one before it is done. */
public final class Stages {

    private static final int NAMESPACES = 0;
    private static final int LAST_CONFIG = 3;
    private static final int REST = 5;
    private static final Map<String, Integer> STAGE = Map.ofEntries(
            Map.entry("Namespace", NAMESPACES),
            Map.entry("CustomResourceDefinition", 1),
            Map.entry("PriorityClass", 1),
            Map.entry("ResourceQuota", 1),
            Map.entry("LimitRange", 1),
            Map.entry("ServiceAccount", 2),
            Map.entry("Role", 2),
            Map.entry("RoleBinding", 2),
            Map.entry("ClusterRole", 2),
            Map.entry("ClusterRoleBinding", 2),
            Map.entry("NetworkPolicy", 2),
            Map.entry("Secret", LAST_CONFIG),
            Map.entry("ExternalSecret", LAST_CONFIG),
            Map.entry("SealedSecret", LAST_CONFIG),
            Map.entry("ConfigMap", LAST_CONFIG),
            Map.entry("PersistentVolumeClaim", LAST_CONFIG),
            Map.entry("Service", 4),
            Map.entry("PodDisruptionBudget", 4),
            Map.entry("TriggerAuthentication", 4),
            Map.entry("Ingress", 6),
            Map.entry("HTTPRoute", 6),
            Map.entry("HorizontalPodAutoscaler", 6),
            Map.entry("ScaledObject", 6),
            Map.entry("CronJob", 6));

    private Stages() {}

    /** The stage of a kind: what is applied late is deleted early. */
    public static int of(String kind) {
        return STAGE.getOrDefault(kind, REST);
    }

    /** What pods read. */
    static List<List<Manifest>> config(List<Manifest> manifests) {
        return group(manifests, stage -> stage != NAMESPACES && stage <= LAST_CONFIG);
    }

    /** Pods, and what leads to them. */
    static List<List<Manifest>> rest(List<Manifest> manifests) {
        return group(manifests, stage -> stage > LAST_CONFIG);
    }

    /** All in the order of the apply. */
    public static List<Manifest> inOrder(List<Manifest> manifests) {
        List<Manifest> all = new ArrayList<>();
        group(manifests, stage -> true).forEach(all::addAll);
        return all;
    }

    private static List<List<Manifest>> group(List<Manifest> manifests, IntPredicate wanted) {
        Map<Integer, List<Manifest>> stages = new TreeMap<>();
        for (Manifest manifest : manifests) {
            int stage = of(manifest.kind());
            if (wanted.test(stage)) {
                stages.computeIfAbsent(stage, none -> new ArrayList<>()).add(manifest);
            }
        }
        return List.copyOf(stages.values());
    }
}
