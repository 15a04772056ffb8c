package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.ObjectComplaint;
import java.util.Optional;
import java.util.Set;

/**
 * Looks once at what is no workload and has a status: a complaint there is a warning, and nothing is waited for, since a cluster may have no
 * controller for it.
 */
final class Complaints {

    private static final Set<String> KINDS = Set.of("HorizontalPodAutoscaler", "PersistentVolumeClaim");
    private static final Set<String> OWN_GROUPS =
            Set.of("", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "rbac.authorization.k8s.io");

    private final DeployRun run;

    Complaints(DeployRun run) {
        this.run = run;
    }

    void tell() {
        for (Manifest manifest : run.manifests()) {
            ObjectRef ref = ObjectRef.of(manifest.id());
            boolean isForeign = !OWN_GROUPS.contains(ref.kind().group());
            if (isForeign || KINDS.contains(manifest.kind())) {
                complaint(ref).ifPresent(words -> run.warn(ref + " is not well: " + words));
            }
        }
    }

    private Optional<String> complaint(ObjectRef ref) {
        try {
            return run.cluster().get(ref).map(LiveObject::content).flatMap(ObjectComplaint::of);
        } catch (ClusterRefusedException refused) {
            if (refused.code() != 403) {
                throw refused;
            }
            return Optional.of("its status may not be read: " + refused.getMessage());
        }
    }
}
