package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.volume.Claim;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.StatefulStrategy;
import dev.railsk.workload.Workload;
import dev.railsk.workload.WorkloadKind;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders workloads whose pods have a name and storage of their own each. */
final class StatefulSetRenderer implements KindRenderer {

    @Override
    public boolean dependsOnBuild() {
        return true;
    }

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.kind() == WorkloadKind.STATEFUL_SET) {
                manifests.add(statefulSet(rendering, build, workload));
            }
        }
    }

    private static Manifest statefulSet(Rendering rendering, Build build, Workload workload) {
        StatefulSetSpec spec = new StatefulSetSpec();
        String name = rendering.names().object(workload);
        spec.setReplicas(DeploymentRenderer.replicas(workload.scale()));
        spec.setSelector(Rendering.selector(rendering.labels().selector(workload)));
        spec.setServiceName(rendering.names().service(workload));
        spec.setRevisionHistoryLimit(
                workload.basics().rollout().revisionHistory().orElse(null));
        spec.setMinReadySeconds(DeploymentRenderer.minReady(workload.basics().rollout()));
        renderStrategy(workload.basics().rollout().stateful(), spec);
        spec.setTemplate(PodRenderer.workload(rendering, build, workload));
        if (workload instanceof Accessory accessory) {
            spec.setVolumeClaimTemplates(claims(accessory.claims()));
        }
        ObjectMeta metadata = rendering.metadata(
                name,
                build.versioned(rendering, workload, rendering.labels().workload(workload)),
                rendering.annotations().of(workload, LabelScope.WORKLOAD));
        return Manifest.owning("apps/v1", "StatefulSet", metadata, "spec", spec).definedAt(workload.origin());
    }

    private static void renderStrategy(Optional<StatefulStrategy> said, StatefulSetSpec spec) {
        if (said.isEmpty()) {
            return;
        }
        StatefulStrategy how = said.get();
        if (how instanceof StatefulStrategy.OnDelete) {
            StatefulSetUpdateStrategy strategy = new StatefulSetUpdateStrategy();
            strategy.setType("OnDelete");
            spec.setUpdateStrategy(strategy);
        } else if (!(how instanceof StatefulStrategy.ClusterDefault)) {
            throw Rendering.unknown(how);
        }
    }

    private static List<PersistentVolumeClaim> claims(Map<String, Claim> claims) {
        List<PersistentVolumeClaim> templates = new ArrayList<>();
        for (Map.Entry<String, Claim> entry : claims.entrySet()) {
            ObjectMeta metadata = new ObjectMeta();
            metadata.setName(entry.getKey());
            PersistentVolumeClaim template = new PersistentVolumeClaim();
            // The server fills both in where they are left out, and a second apply would then differ from what is
            // there.
            template.setApiVersion("v1");
            template.setKind("PersistentVolumeClaim");
            template.setMetadata(metadata);
            template.setSpec(ClaimRenderer.spec(entry.getValue()));
            templates.add(template);
        }
        return templates;
    }
}
