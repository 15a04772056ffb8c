package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the HorizontalPodAutoscalers of workloads whose number of pods follows their load. */
final class AutoscalerRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.scale() instanceof Scale.Between between) {
                manifests.add(autoscaler(rendering, workload, between));
            }
        }
    }

    private static Manifest autoscaler(Rendering rendering, Workload workload, Scale.Between between) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("scaleTargetRef", ScaleFields.target(rendering, workload));
        spec.put("minReplicas", (long) between.min());
        spec.put("maxReplicas", (long) between.max());
        List<Object> metrics = new ArrayList<>();
        for (ScaleMetric metric : between.effectiveMetrics()) {
            metrics.add(metric(metric));
        }
        spec.put("metrics", metrics);
        if (!between.behavior().isEmpty()) {
            spec.put("behavior", ScaleFields.behavior(between.behavior()));
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().object(workload),
                rendering.labels().autoscaler(workload),
                rendering.annotations().of(workload, LabelScope.AUTOSCALER));
        return Manifest.owning("autoscaling/v2", "HorizontalPodAutoscaler", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("replicas"));
    }

    private static Map<String, Object> metric(ScaleMetric metric) {
        if (metric instanceof ScaleMetric.Utilization utilization) {
            return utilization(utilization);
        }
        if (metric instanceof ScaleMetric.Use use) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("name", use.resource().kubernetesName());
            resource.put("target", target("AverageValue", "averageValue", use.average()));
            return typed("Resource", "resource", resource);
        }
        if (metric instanceof ScaleMetric.Pods pods) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("metric", identifier(pods.name(), pods.labels()));
            source.put("target", target("AverageValue", "averageValue", pods.average()));
            return typed("Pods", "pods", source);
        }
        if (metric instanceof ScaleMetric.External external) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("metric", identifier(external.name(), external.labels()));
            source.put(
                    "target",
                    external.isTotal()
                            ? target("Value", "value", external.amount())
                            : target("AverageValue", "averageValue", external.amount()));
            return typed("External", "external", source);
        }
        throw Rendering.unknown(metric);
    }

    private static Map<String, Object> utilization(ScaleMetric.Utilization utilization) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", utilization.resource().kubernetesName());
        if (utilization.container().isPresent()) {
            resource.put("container", utilization.container().get());
        }
        resource.put("target", target("Utilization", "averageUtilization", (long) utilization.percent()));
        return utilization.container().isPresent()
                ? typed("ContainerResource", "containerResource", resource)
                : typed("Resource", "resource", resource);
    }

    private static Map<String, Object> typed(String type, String field, Map<String, Object> source) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("type", type);
        metric.put(field, source);
        return metric;
    }

    private static Map<String, Object> target(String type, String field, Object value) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("type", type);
        target.put(field, value);
        return target;
    }

    private static Map<String, Object> identifier(String name, Map<String, String> labels) {
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("name", name);
        if (!labels.isEmpty()) {
            identifier.put("selector", Map.of("matchLabels", labels));
        }
        return identifier;
    }
}
