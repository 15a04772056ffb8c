package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.workload.RolloutSettings;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import dev.railsk.workload.WorkloadKind;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders workloads whose pods are all alike. */
final class DeploymentRenderer implements KindRenderer {

    @Override
    public boolean dependsOnBuild() {
        return true;
    }

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.kind() == WorkloadKind.DEPLOYMENT) {
                manifests.add(deployment(rendering, build, workload));
            }
        }
    }

    private static Manifest deployment(Rendering rendering, Build build, Workload workload) {
        DeploymentSpec spec = new DeploymentSpec();
        spec.setReplicas(replicas(workload.scale()));
        spec.setSelector(Rendering.selector(rendering.labels().selector(workload)));
        renderRollout(workload, spec);
        spec.setTemplate(PodRenderer.workload(rendering, build, workload));
        ObjectMeta metadata = rendering.metadata(
                rendering.names().object(workload),
                build.versioned(rendering, workload, rendering.labels().workload(workload)),
                rendering.annotations().of(workload, LabelScope.WORKLOAD));
        return Manifest.owning("apps/v1", "Deployment", metadata, "spec", spec).definedAt(workload.origin());
    }

    /** The number; null where others decide it. */
    static @Nullable Integer replicas(Scale scale) {
        if (scale instanceof Scale.Fixed fixed) {
            return fixed.pods();
        }
        if (scale instanceof Scale.None) {
            return 0;
        }
        boolean isByOthers =
                scale instanceof Scale.ByOthers || scale instanceof Scale.Between || scale instanceof Scale.ByKeda;
        if (isByOthers) {
            return null;
        }
        throw Rendering.unknown(scale);
    }

    private static void renderRollout(Workload workload, DeploymentSpec spec) {
        RolloutSettings rollout = workload.basics().rollout();
        renderStrategy(rollout.strategy(), spec);
        Optional<Long> deadline = workload.basics().progressDeadlineSeconds();
        if (deadline.isPresent()) {
            spec.setProgressDeadlineSeconds((int) Math.min(deadline.get(), Integer.MAX_VALUE));
        }
        spec.setRevisionHistoryLimit(rollout.revisionHistory().orElse(null));
        spec.setMinReadySeconds(minReady(rollout));
    }

    static @Nullable Integer minReady(RolloutSettings rollout) {
        return rollout.minReady().isPresent()
                ? Integer.valueOf((int) rollout.minReady().get().toSeconds())
                : null;
    }

    private static void renderStrategy(UpdateStrategy how, DeploymentSpec spec) {
        if (how instanceof UpdateStrategy.ClusterDefault) {
            return;
        }
        DeploymentStrategy strategy = new DeploymentStrategy();
        if (how instanceof UpdateStrategy.Rolling rolling) {
            RollingUpdateDeployment update = new RollingUpdateDeployment();
            update.setMaxSurge(countOrPercentage(rolling.maxSurge()));
            update.setMaxUnavailable(countOrPercentage(rolling.maxUnavailable()));
            strategy.setType("RollingUpdate");
            strategy.setRollingUpdate(update);
        } else if (how instanceof UpdateStrategy.Recreate) {
            strategy.setType("Recreate");
        } else {
            throw Rendering.unknown(how);
        }
        spec.setStrategy(strategy);
    }

    private static IntOrString countOrPercentage(String text) {
        return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
    }
}
