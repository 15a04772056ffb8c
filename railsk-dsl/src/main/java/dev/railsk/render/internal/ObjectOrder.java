package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import java.util.List;

/** The order in which Kustomize writes kinds, so that what others need is there before them. */
final class ObjectOrder {

    private static final List<String> FIRST = List.of(
            "Namespace",
            "ResourceQuota",
            "StorageClass",
            "CustomResourceDefinition",
            "ServiceAccount",
            "PodSecurityPolicy",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "ConfigMap",
            "Secret",
            "Endpoints",
            "Service",
            "LimitRange",
            "PriorityClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "PodDisruptionBudget");
    private static final List<String> LAST = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private ObjectOrder() {}

    /** Put an object behind the last one that comes before it or with it. */
    static void insert(List<Manifest> manifests, Manifest manifest) {
        int place = manifests.size();
        while (place > 0 && rank(manifests.get(place - 1)) > rank(manifest)) {
            place--;
        }
        manifests.add(place, manifest);
    }

    private static int rank(Manifest manifest) {
        int first = FIRST.indexOf(manifest.kind());
        return first >= 0 ? first : FIRST.size() + 1 + LAST.indexOf(manifest.kind());
    }
}
