package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.Disruption;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;

/** Renders how many pods a drain may take. */
final class DisruptionBudgetRenderer {

    private DisruptionBudgetRenderer() {}

    static Manifest render(Rendering rendering, Workload workload, Disruption disruption) {
        PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
        spec.setSelector(Rendering.selector(rendering.labels().selector(workload)));
        if (disruption instanceof Disruption.MinAvailable min) {
            spec.setMinAvailable(new IntOrString(min.pods()));
        } else if (disruption instanceof Disruption.MaxUnavailable max) {
            spec.setMaxUnavailable(new IntOrString(max.pods()));
            spec.setUnhealthyPodEvictionPolicy("AlwaysAllow");
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().disruptionBudget(workload), rendering.labels().budget(workload));
        return Manifest.owning("policy/v1", "PodDisruptionBudget", metadata, "spec", spec)
                .definedAt(workload.origin());
    }
}
