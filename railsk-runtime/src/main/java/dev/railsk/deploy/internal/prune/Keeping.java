package dev.railsk.deploy.internal.prune;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Pruning;
import dev.railsk.deploy.internal.owner.ManagedFields;
import dev.railsk.manifest.Tree;
import java.util.Optional;
import java.util.Set;

/** What is kept unless it is named, because data may go with it. */
final class Keeping {

    private static final Set<String> WITHOUT_DATA = Set.of(
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "CronJob",
            "Pod",
            "Service",
            "Ingress",
            "HTTPRoute",
            "GRPCRoute",
            "ConfigMap",
            "Secret",
            "ExternalSecret",
            "SealedSecret",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ClusterRole",
            "ClusterRoleBinding",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PriorityClass",
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "ScaledObject",
            "TriggerAuthentication",
            "ServiceMonitor",
            "PodMonitor");

    /** It notes the revision of a Deployment in an annotation. */
    private static final String CONTROLLER = "kube-controller-manager";

    private Keeping() {}

    /** Whether nobody but railsk has ever set a field of it, but for its status: then railsk has made it. */
    static boolean isOursAlone(LiveObject object) {
        boolean isOurs = false;
        for (ManagedFields.Entry entry : ManagedFields.of(object).entries()) {
            String manager = entry.manager();
            isOurs |= manager.equals(WriteOptions.FIELD_MANAGER);
            if (!entry.isOfStatus() && !manager.equals(WriteOptions.FIELD_MANAGER) && !manager.equals(CONTROLLER)) {
                return false;
            }
        }
        return isOurs;
    }

    /** Why this object stays; empty when it may go. */
    static Optional<String> reason(LiveObject object, Pruning pruning) {
        if (pruning.named().contains(name(object))) {
            return Optional.empty();
        }
        String kind = object.ref().kind().kind();
        if (!WITHOUT_DATA.contains(kind)) {
            return Optional.of("it may hold data");
        }
        Tree claims = object.content().at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted");
        return kind.equals("StatefulSet") && claims.text().equals(Optional.of("Delete"))
                ? Optional.of("its claims of storage would go with it")
                : Optional.empty();
    }

    /** How people name an object that may go. */
    static String name(LiveObject object) {
        return object.ref().kind().kind() + "/" + object.ref().name();
    }
}
