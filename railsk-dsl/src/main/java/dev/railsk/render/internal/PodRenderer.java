package dev.railsk.render.internal;

import dev.railsk.config.EnvVars;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Hardening;
import dev.railsk.workload.Process;
import dev.railsk.workload.Task;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders pod templates: what the pods of workloads and of tasks have in common, and what sets them apart. All that does not
 * depend on the image is made once.
 */
final class PodRenderer {

    private final ObjectMeta metadata = new ObjectMeta();
    private final PodSpec shared;
    private final ContainerRenderer container;
    private final List<ContainerRenderer> initContainers;

    private PodRenderer(Rendering rendering, ContainerRenderer container, Map<String, String> labels) {
        this.container = container;
        initContainers = ScratchRenderer.initContainers(rendering.parts());
        shared = common(rendering.parts());
        metadata.setLabels(labels);
    }

    static PodRenderer workload(Rendering rendering, Workload workload) {
        Process process = workload.process();
        EnvVars env = rendering.parts().env().then(process.env());
        PodRenderer pods = new PodRenderer(
                rendering,
                ContainerRenderer.workload(rendering, workload, env),
                rendering.labels().pods(workload));
        pods.metadata.setAnnotations(rendering.configs().annotations(env));
        SpreadRenderer.render(rendering, workload, pods.shared);
        Optional<Duration> timeToStop = process.timeToStop();
        if (timeToStop.isPresent()) {
            pods.shared.setTerminationGracePeriodSeconds(timeToStop.get().toSeconds());
        }
        return pods;
    }

    static PodRenderer task(Rendering rendering, Task task) {
        PodRenderer pods = new PodRenderer(
                rendering,
                ContainerRenderer.task(rendering, task),
                rendering.labels().task(task));
        pods.shared.setRestartPolicy("Never");
        return pods;
    }

    private static PodSpec common(AppParts parts) {
        PodSpec spec = new PodSpec();
        spec.setVolumes(ScratchRenderer.volumes(parts.scratches()));
        spec.setImagePullSecrets(references(parts.pullSecrets()));
        spec.setSecurityContext(SecurityRenderer.pod(parts.security()));
        if (parts.security().has(Hardening.NO_API_TOKEN)) {
            spec.setAutomountServiceAccountToken(false);
        }
        if (parts.security().has(Hardening.NO_SERVICE_LINKS)) {
            spec.setEnableServiceLinks(false);
        }
        return spec;
    }

    PodTemplateSpec render(String image) {
        PodSpec spec = new PodSpec();
        spec.setContainers(List.of(container.render(image)));
        spec.setInitContainers(initContainers(image));
        spec.setVolumes(shared.getVolumes());
        spec.setImagePullSecrets(shared.getImagePullSecrets());
        spec.setSecurityContext(shared.getSecurityContext());
        spec.setAutomountServiceAccountToken(shared.getAutomountServiceAccountToken());
        spec.setEnableServiceLinks(shared.getEnableServiceLinks());
        spec.setAffinity(shared.getAffinity());
        spec.setTopologySpreadConstraints(shared.getTopologySpreadConstraints());
        spec.setTerminationGracePeriodSeconds(shared.getTerminationGracePeriodSeconds());
        spec.setRestartPolicy(shared.getRestartPolicy());
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec);
        return template;
    }

    private List<Container> initContainers(String image) {
        List<Container> containers = new ArrayList<>();
        for (ContainerRenderer initContainer : initContainers) {
            containers.add(initContainer.render(image));
        }
        return containers;
    }

    private static List<LocalObjectReference> references(List<String> names) {
        List<LocalObjectReference> references = new ArrayList<>();
        for (String name : names) {
            references.add(new LocalObjectReference(name));
        }
        return references;
    }
}
