package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;
import dev.railsk.workload.Task;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from an app's parts to its manifests, kind by kind, in Kustomize's order.
 *
 * <p>Renderers use plain conditions and loops: every lambda is a class that a cold start has to make.
 */
public final class AppRenderer {

    private final Rendering rendering;
    private final List<Manifest> manifests = new ArrayList<>();

    private AppRenderer(Rendering rendering) {
        this.rendering = rendering;
    }

    /** Render everything with this build. */
    public static ManifestSet render(AppParts parts, Revision revision) {
        return new AppRenderer(Rendering.of(parts, revision)).render();
    }

    /** Render what is not open. */
    public static ManifestSet renderOpen(AppParts parts) {
        return new AppRenderer(Rendering.open(parts)).render();
    }

    /** Render one attempt of a task. */
    public static Manifest renderTask(AppParts parts, Task task, Revision revision, int attempt) {
        return Manifest.owning(JobRenderer.render(Rendering.of(parts, revision), task, revision, attempt))
                .definedAt(task.origin());
    }

    private ManifestSet render() {
        renderNamespace();
        renderConfigMaps();
        renderService();
        renderDeployments();
        renderDisruptionBudgets();
        renderIngress();
        return ManifestSet.of(manifests);
    }

    private void renderNamespace() {
        if (rendering.parts().namespace().isManaged()) {
            manifests.add(Manifest.owning(NamespaceRenderer.render(rendering)));
        }
    }

    private void renderConfigMaps() {
        for (Config config : rendering.parts().configs().values()) {
            if (!config.isOpen()) {
                add(ConfigMapRenderer.render(rendering, config), config.origin());
            }
        }
    }

    private void renderService() {
        if (rendering.parts().web().isPresent()) {
            Web web = rendering.parts().web().get();
            add(ServiceRenderer.render(rendering, web), web.origin());
        }
    }

    private void renderDeployments() {
        for (Workload workload : rendering.parts().workloads()) {
            add(DeploymentRenderer.render(rendering, workload), workload.origin());
        }
    }

    private void renderDisruptionBudgets() {
        for (Workload workload : rendering.parts().workloads()) {
            Disruption disruption = disruptionOf(workload);
            if (!(disruption instanceof Disruption.Unlimited)) {
                add(DisruptionBudgetRenderer.render(rendering, workload, disruption), workload.origin());
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
            add(IngressRenderer.render(rendering, web.get()), web.get().origin());
        }
    }

    private void add(HasMetadata object, Origin origin) {
        manifests.add(Manifest.owning(object).definedAt(origin));
    }
}
