package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Image;
import dev.railsk.definition.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.pod.Disruption;
import dev.railsk.workload.Task;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from an app's parts to its manifests, kind by kind, in Kustomize's order.
 *
 * <p>What no revision changes is rendered once; a render with another one shares it, as nobody can change a manifest. Immutable
 * and thread-safe.
 *
 * <p>Renderers use plain conditions and loops: every lambda is a class that a cold start has to make.
 */
public final class AppRenderer {

    private final Rendering rendering;
    private final Image image;
    private final List<Manifest> beforeDeployments = new ArrayList<>();
    private final List<DeploymentRenderer> deployments = new ArrayList<>();
    private final List<Manifest> afterDeployments = new ArrayList<>();

    private AppRenderer(AppParts parts) {
        rendering = Rendering.of(parts);
        image = parts.image().orElseThrow();
    }

    /** A renderer of these parts, which name an image. */
    public static AppRenderer of(AppParts parts) {
        AppRenderer renderer = new AppRenderer(parts);
        renderer.renderNamespace();
        renderer.renderConfigMaps();
        renderer.renderService();
        for (Workload workload : parts.workloads()) {
            renderer.deployments.add(new DeploymentRenderer(renderer.rendering, workload));
        }
        renderer.renderDisruptionBudgets();
        renderer.renderIngress();
        return renderer;
    }

    /** Render everything with this build. */
    public ManifestSet render(Revision revision) {
        return render(image.at(revision));
    }

    /** Render what is not open: without a pin, the image has no tag. */
    public ManifestSet renderOpen() {
        return render(image.pin().isPresent() ? image.at(image.pin().get()) : image.repository());
    }

    /** Render one attempt of a task. */
    public Manifest renderTask(Task task, Revision revision, int attempt) {
        return JobRenderer.render(rendering, task, revision, attempt, image.at(revision));
    }

    private ManifestSet render(String reference) {
        List<Manifest> manifests = new ArrayList<>(beforeDeployments);
        for (DeploymentRenderer deployment : deployments) {
            manifests.add(deployment.render(reference));
        }
        manifests.addAll(afterDeployments);
        return ManifestSet.of(manifests);
    }

    private void renderNamespace() {
        if (rendering.parts().namespace().isManaged()) {
            beforeDeployments.add(NamespaceRenderer.render(rendering));
        }
    }

    private void renderConfigMaps() {
        for (Config config : rendering.parts().configs().values()) {
            if (!config.isOpen()) {
                beforeDeployments.add(ConfigMapRenderer.render(rendering, config));
            }
        }
    }

    private void renderService() {
        if (rendering.parts().web().isPresent()) {
            Web web = rendering.parts().web().get();
            beforeDeployments.add(ServiceRenderer.render(rendering, web));
        }
    }

    private void renderDisruptionBudgets() {
        for (Workload workload : rendering.parts().workloads()) {
            Disruption disruption = disruptionOf(workload);
            if (!(disruption instanceof Disruption.Unlimited)) {
                afterDeployments.add(DisruptionBudgetRenderer.render(rendering, workload, disruption));
            }
        }
    }

    // A budget for a single pod could only hold up every drain.
    private static Disruption disruptionOf(Workload workload) {
        if (workload instanceof Web web) {
            return web.disruption();
        }
        return workload instanceof Worker worker ? worker.disruption() : Disruption.unlimited();
    }

    private void renderIngress() {
        Optional<Web> web = rendering.parts().web();
        if (web.isPresent() && IngressRenderer.isPublic(web.get())) {
            afterDeployments.add(IngressRenderer.render(rendering, web.get()));
        }
    }
}
