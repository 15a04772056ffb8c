package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the resource of a kind: the usual ones are known, the others are asked for once. */
final class ApiResources {

    private static final Map<ObjectKind, ApiResource> KNOWN = known();

    private final Map<ObjectKind, ApiResource> discovered = new ConcurrentHashMap<>();
    private final ApiClient client;

    ApiResources(ApiClient client) {
        this.client = client;
    }

    ApiResource of(ObjectKind kind) {
        ApiResource known = KNOWN.get(kind);
        if (known != null) {
            return known;
        }
        // Not computeIfAbsent: who waits there for another's question cannot be interrupted.
        ApiResource found = discovered.get(kind);
        if (found == null) {
            found = discover(kind);
            discovered.put(kind, found);
        }
        return found;
    }

    private ApiResource discover(ObjectKind kind) {
        ApiPath path = ApiPath.ofVersion(kind.apiVersion());
        ApiRequest request =
                ApiRequest.get(path, "look up " + kind.kind() + " of " + kind.apiVersion(), "get " + path.text());
        ApiAnswer answer = client.send(request);
        if (!answer.isSuccess() && answer.code() != 404) {
            throw Refusal.of(request, answer, client.endpoint());
        }
        for (Tree resource : answer.json().at("resources").items()) {
            String name = resource.at("name").text().orElse("");
            if (resource.at("kind").text().orElse("").equals(kind.kind()) && !name.contains("/")) {
                return new ApiResource(
                        kind.apiVersion(), name, resource.at("namespaced").isTrue());
            }
        }
        throw new ClusterRefusedException(
                404,
                "NotFound",
                "the API server has no kind " + kind.kind() + " in " + kind.apiVersion()
                        + ". Check the spelling, or install its CustomResourceDefinition first.",
                List.of());
    }

    private static Map<ObjectKind, ApiResource> known() {
        Map<ObjectKind, ApiResource> known = new HashMap<>();
        put(known, "v1", true, "ConfigMap", "Secret", "Service", "ServiceAccount", "Pod", "Event");
        put(known, "v1", true, "PersistentVolumeClaim", "ResourceQuota", "LimitRange");
        put(known, "v1", false, "Namespace", "Node", "PersistentVolume");
        put(known, "apps/v1", true, "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet");
        put(known, "batch/v1", true, "Job", "CronJob");
        put(known, "networking.k8s.io/v1", true, "Ingress", "NetworkPolicy");
        put(known, "policy/v1", true, "PodDisruptionBudget");
        put(known, "autoscaling/v2", true, "HorizontalPodAutoscaler");
        put(known, "coordination.k8s.io/v1", true, "Lease");
        put(known, "rbac.authorization.k8s.io/v1", true, "Role", "RoleBinding");
        put(known, "rbac.authorization.k8s.io/v1", false, "ClusterRole", "ClusterRoleBinding");
        put(known, "scheduling.k8s.io/v1", false, "PriorityClass");
        return Map.copyOf(known);
    }

    private static void put(
            Map<ObjectKind, ApiResource> known, String apiVersion, boolean namespaced, String... kinds) {
        for (String kind : kinds) {
            ObjectKind key = new ObjectKind(apiVersion, kind);
            known.put(key, new ApiResource(apiVersion, key.plural(), namespaced));
        }
    }
}
