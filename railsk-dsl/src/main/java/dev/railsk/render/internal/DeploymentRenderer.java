package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;

/** Renders a workload; all that does not depend on the image is made once. */
final class DeploymentRenderer {

    private final Origin origin;
    private final ObjectMeta metadata;
    private final DeploymentSpec shared = new DeploymentSpec();
    private final PodRenderer pods;

    DeploymentRenderer(Rendering rendering, Workload workload) {
        origin = workload.origin();
        metadata = rendering.metadata(
                rendering.names().deployment(workload), rendering.labels().workload(workload));
        shared.setReplicas(workload.replicas());
        shared.setSelector(Rendering.selector(rendering.labels().selector(workload)));
        renderStrategy(workload.process().strategy(), shared);
        pods = PodRenderer.workload(rendering, workload);
    }

    Manifest render(String image) {
        DeploymentSpec spec = new DeploymentSpec();
        spec.setReplicas(shared.getReplicas());
        spec.setSelector(shared.getSelector());
        spec.setStrategy(shared.getStrategy());
        spec.setTemplate(pods.render(image));
        return Manifest.owning("apps/v1", "Deployment", metadata, "spec", spec).definedAt(origin);
    }

    private static void renderStrategy(UpdateStrategy how, DeploymentSpec spec) {
        DeploymentStrategy strategy = new DeploymentStrategy();
        if (how instanceof UpdateStrategy.Rolling rolling) {
            RollingUpdateDeployment update = new RollingUpdateDeployment();
            update.setMaxSurge(countOrPercentage(rolling.maxSurge()));
            update.setMaxUnavailable(countOrPercentage(rolling.maxUnavailable()));
            strategy.setType("RollingUpdate");
            strategy.setRollingUpdate(update);
            spec.setStrategy(strategy);
        } else if (how instanceof UpdateStrategy.Recreate) {
            strategy.setType("Recreate");
            spec.setStrategy(strategy);
        }
    }

    private static IntOrString countOrPercentage(String text) {
        return text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
    }
}
