package dev.railsk.render.internal;

import dev.railsk.pod.UpdateStrategy;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;

/** Renders a workload. */
final class DeploymentRenderer {

    private DeploymentRenderer() {}

    static Deployment render(Rendering rendering, Workload workload) {
        DeploymentSpec spec = new DeploymentSpec();
        spec.setReplicas(workload.replicas());
        spec.setSelector(Selectors.of(rendering.labels().selector(workload)));
        renderStrategy(workload.process().strategy(), spec);
        spec.setTemplate(PodRenderer.workload(rendering, workload));
        Deployment deployment = new Deployment();
        deployment.setMetadata(rendering.metadata(
                rendering.names().deployment(workload), rendering.labels().workload(workload)));
        deployment.setSpec(spec);
        return deployment;
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
