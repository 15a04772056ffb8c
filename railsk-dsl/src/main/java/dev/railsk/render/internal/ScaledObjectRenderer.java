package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.scale.Keda;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the ScaledObjects of workloads that KEDA scales. */
final class ScaledObjectRenderer implements KindRenderer {

    // KEDA puts keda-hpa- before it, and the whole becomes a label.
    private static final int LONGEST_NAME = 54;

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.scale() instanceof Scale.ByKeda by) {
                manifests.add(scaledObject(rendering, workload, by.keda()));
            }
        }
    }

    private static Manifest scaledObject(Rendering rendering, Workload workload, Keda keda) {
        String object = rendering.names().object(workload);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("scaleTargetRef", ScaleFields.target(rendering, workload));
        if (keda.timing().pollingInterval().isPresent()) {
            spec.put("pollingInterval", keda.timing().pollingInterval().get().toSeconds());
        }
        if (keda.timing().cooldown().isPresent()) {
            spec.put("cooldownPeriod", keda.timing().cooldown().get().toSeconds());
        }
        if (keda.bounds().isIdle()) {
            spec.put("idleReplicaCount", 0L);
        }
        spec.put("minReplicaCount", (long) keda.bounds().min());
        spec.put("maxReplicaCount", (long) keda.bounds().max());
        if (keda.fallback().isPresent()) {
            Map<String, Object> fallback = new LinkedHashMap<>();
            fallback.put("failureThreshold", (long) keda.fallback().get().failures());
            fallback.put("replicas", (long) keda.fallback().get().pods());
            spec.put("fallback", fallback);
        }
        Map<String, Object> ofAutoscaler = ofAutoscaler(object, keda);
        if (!ofAutoscaler.isEmpty()) {
            spec.put("advanced", Map.of("horizontalPodAutoscalerConfig", ofAutoscaler));
        }
        spec.put("triggers", triggers(rendering, object, keda));
        ObjectMeta metadata = rendering.metadata(
                object,
                rendering.labels().autoscaler(workload),
                rendering.annotations().of(workload, LabelScope.AUTOSCALER));
        return Manifest.owning("keda.sh/v1alpha1", "ScaledObject", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("replicas"));
    }

    private static Map<String, Object> ofAutoscaler(String object, Keda keda) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (object.length() > LONGEST_NAME) {
            fields.put("name", object);
        }
        if (!keda.behavior().isEmpty()) {
            fields.put("behavior", ScaleFields.behavior(keda.behavior()));
        }
        return fields;
    }

    private static List<Object> triggers(Rendering rendering, String object, Keda keda) {
        List<KedaTriggers.Rendered> all = KedaTriggers.of(rendering, keda);
        List<KedaTriggers.Login> logins = KedaTriggers.logins(object, all);
        List<Object> triggers = new ArrayList<>();
        for (KedaTriggers.Rendered trigger : all) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", trigger.type());
            if (trigger.isTotal()) {
                fields.put("metricType", "Value");
            }
            fields.put("metadata", trigger.metadata());
            KedaTriggers.@Nullable Login login = KedaTriggers.login(logins, trigger);
            if (login != null) {
                fields.put("authenticationRef", Map.of("name", login.name()));
            }
            triggers.add(fields);
        }
        return triggers;
    }
}
