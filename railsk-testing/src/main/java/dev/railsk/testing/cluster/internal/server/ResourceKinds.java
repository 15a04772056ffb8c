package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import java.util.List;
import java.util.Optional;

/** The kinds that the fake serves. */
public final class ResourceKinds {

    private static final List<ResourceKind> ALL = List.of(
            new ResourceKind(ObjectKind.NAMESPACE, "namespaces", false, false),
            new ResourceKind(new ObjectKind("v1", "ServiceAccount"), "serviceaccounts", true, false),
            new ResourceKind(ObjectKind.CONFIG_MAP, "configmaps", true, false),
            new ResourceKind(ObjectKind.SECRET, "secrets", true, false),
            new ResourceKind(ObjectKind.SERVICE, "services", true, false),
            new ResourceKind(ObjectKind.POD, "pods", true, true),
            new ResourceKind(ObjectKind.EVENT, "events", true, false),
            new ResourceKind(ObjectKind.DEPLOYMENT, "deployments", true, true),
            new ResourceKind(ObjectKind.REPLICA_SET, "replicasets", true, true),
            new ResourceKind(new ObjectKind("apps/v1", "StatefulSet"), "statefulsets", true, true),
            new ResourceKind(ObjectKind.JOB, "jobs", true, true),
            new ResourceKind(new ObjectKind("batch/v1", "CronJob"), "cronjobs", true, true),
            new ResourceKind(new ObjectKind("v1", "PersistentVolumeClaim"), "persistentvolumeclaims", true, false),
            new ResourceKind(ObjectKind.POD_DISRUPTION_BUDGET, "poddisruptionbudgets", true, true),
            new ResourceKind(ObjectKind.INGRESS, "ingresses", true, true));

    private ResourceKinds() {}

    /** All of them. */
    public static List<ResourceKind> all() {
        return ALL;
    }

    /** Whether the fake serves this kind. */
    public static boolean serves(ObjectKind kind) {
        return ALL.stream().anyMatch(resource -> resource.kind().equals(kind));
    }

    /** The entry of a kind; refused as unknown when the fake does not serve it. */
    public static ResourceKind of(ObjectKind kind) {
        for (ResourceKind resource : ALL) {
            if (resource.kind().equals(kind)) {
                return resource;
            }
        }
        throw Refusals.unknownKind(kind);
    }

    /** The entry of a resource by group, version and plural name. */
    public static Optional<ResourceKind> find(String apiVersion, String plural) {
        return ALL.stream()
                .filter(resource -> resource.kind().apiVersion().equals(apiVersion)
                        && resource.plural().equals(plural))
                .findFirst();
    }
}
