package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<String, Object> spec = new LinkedHashMap<>();
        Optional<Disruption.Unhealthy> unhealthy;
        if (disruption instanceof Disruption.MinAvailable min) {
            spec.put("minAvailable", countOrPercentage(min.pods()));
            unhealthy = min.unhealthy();
        } else if (disruption instanceof Disruption.MaxUnavailable max) {
            spec.put("maxUnavailable", countOrPercentage(max.pods()));
            unhealthy = Optional.of(max.unhealthy().orElse(Disruption.Unhealthy.EVICTED));
        } else {
            throw Rendering.unknown(disruption);
        }
        spec.put("selector", Map.of("matchLabels", rendering.labels().selector(workload)));
        if (unhealthy.isPresent()) {
            spec.put("unhealthyPodEvictionPolicy", unhealthy.get().kubernetesName());
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().disruptionBudget(workload),
                rendering.labels().budget(workload),
                rendering.annotations().of(workload, LabelScope.BUDGET));
        return Manifest.owning("policy/v1", "PodDisruptionBudget", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("disruption"));
    }

    private static Object countOrPercentage(String text) {
        if (text.endsWith("%")) {
            return text;
        }
        return Integer.valueOf(text);
    }
}
