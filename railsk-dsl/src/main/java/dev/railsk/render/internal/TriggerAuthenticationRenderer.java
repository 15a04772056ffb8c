package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.scale.SecretKey;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders which keys of secrets KEDA reads to log in. Before the ScaledObjects, which refer to it. */
final class TriggerAuthenticationRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.scale() instanceof Scale.ByKeda by) {
                String object = rendering.names().object(workload);
                for (KedaTriggers.Login login : KedaTriggers.logins(object, KedaTriggers.of(rendering, by.keda()))) {
                    manifests.add(authentication(rendering, workload, login));
                }
            }
        }
    }

    private static Manifest authentication(Rendering rendering, Workload workload, KedaTriggers.Login login) {
        List<Object> references = new ArrayList<>();
        for (Map.Entry<String, SecretKey> parameter : login.logins().entrySet()) {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("parameter", parameter.getKey());
            reference.put("name", parameter.getValue().secret());
            reference.put("key", parameter.getValue().key());
            references.add(reference);
        }
        ObjectMeta metadata = rendering.metadata(
                login.name(),
                rendering.labels().autoscaler(workload),
                rendering.annotations().of(workload, LabelScope.AUTOSCALER));
        Map<String, Object> spec = Map.of("secretTargetRef", references);
        return Manifest.owning("keda.sh/v1alpha1", "TriggerAuthentication", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("replicas"));
    }
}
