package dev.railsk.render.internal;

import dev.railsk.scale.ScaleBehavior;
import dev.railsk.scale.ScalePace;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a HorizontalPodAutoscaler and KEDA have in common. Both are written as trees: the client's model of autoscaling would be one
 * more jar for every script, for one kind.
 */
final class ScaleFields {

    private ScaleFields() {}

    static Map<String, Object> target(Rendering rendering, Workload workload) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("apiVersion", "apps/v1");
        target.put("kind", workload.kind().kubernetesName());
        target.put("name", rendering.names().object(workload));
        return target;
    }

    static Map<String, Object> behavior(ScaleBehavior behavior) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (behavior.up().isPresent()) {
            fields.put("scaleUp", pace(behavior.up().get()));
        }
        if (behavior.down().isPresent()) {
            fields.put("scaleDown", pace(behavior.down().get()));
        }
        return fields;
    }

    private static Map<String, Object> pace(ScalePace pace) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (pace.window().isPresent()) {
            fields.put("stabilizationWindowSeconds", pace.window().get().toSeconds());
        }
        if (pace.choice() != ScalePace.Choice.FASTEST) {
            fields.put("selectPolicy", pace.choice().kubernetesName());
        }
        if (!pace.steps().isEmpty()) {
            List<Object> policies = new ArrayList<>();
            for (ScalePace.Step step : pace.steps()) {
                Map<String, Object> policy = new LinkedHashMap<>();
                policy.put("type", step.isPercent() ? "Percent" : "Pods");
                policy.put("value", (long) step.amount());
                policy.put("periodSeconds", step.period().toSeconds());
                policies.add(policy);
            }
            fields.put("policies", policies);
        }
        return fields;
    }
}
