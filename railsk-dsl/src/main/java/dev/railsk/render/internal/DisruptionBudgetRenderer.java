package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.List;

/** Renders how many pods a drain may take. */
final class DisruptionBudgetRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            Disruption disruption = workload.disruption();
            if (!(disruption instanceof Disruption.Unlimited)) {
                manifests.add(budget(rendering, workload, disruption));
            }
        }
    }

    private static Manifest budget(Rendering rendering, Workload workload, Disruption disruption) {
        PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
        spec.setSelector(Rendering.selector(rendering.labels().selector(workload)));
        if (disruption instanceof Disruption.MinAvailable min) {
            spec.setMinAvailable(DeploymentRenderer.countOrPercentage(min.pods()));
            renderUnhealthy(min.unhealthy(), spec);
        } else if (disruption instanceof Disruption.MaxUnavailable max) {
            spec.setMaxUnavailable(DeploymentRenderer.countOrPercentage(max.pods()));
            renderUnhealthy(max.unhealthy(), spec);
        } else {
            throw Rendering.unknown(disruption);
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().disruptionBudget(workload),
                rendering.labels().budget(workload),
                rendering.annotations().of(workload, LabelScope.BUDGET));
        return Manifest.owning("policy/v1", "PodDisruptionBudget", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("disruption"));
    }

    private static void renderUnhealthy(Disruption.Unhealthy unhealthy, PodDisruptionBudgetSpec spec) {
        if (!unhealthy.kubernetesName().isEmpty()) {
            spec.setUnhealthyPodEvictionPolicy(unhealthy.kubernetesName());
        }
    }
}
