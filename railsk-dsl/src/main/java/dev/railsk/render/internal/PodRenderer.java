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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders pod templates: what the pods of workloads and of tasks have in common, and what sets them apart. */
final class PodRenderer {

    private PodRenderer() {}

    static PodTemplateSpec workload(Rendering rendering, Workload workload) {
        Process process = workload.process();
        EnvVars env = rendering.parts().env().then(process.env());
        PodSpec spec = common(rendering, ContainerRenderer.workload(rendering, workload, env));
        SpreadRenderer.render(rendering, workload, spec);
        Optional<Long> gracePeriod = GracePeriods.seconds(process);
        if (gracePeriod.isPresent()) {
            spec.setTerminationGracePeriodSeconds(gracePeriod.get());
        }
        PodTemplateSpec template = template(rendering.labels().pods(workload), spec);
        template.getMetadata().setAnnotations(rendering.configs().annotations(env));
        return template;
    }

    static PodTemplateSpec task(Rendering rendering, Task task) {
        PodSpec spec = common(rendering, ContainerRenderer.task(rendering, task));
        spec.setRestartPolicy("Never");
        return template(rendering.labels().task(task), spec);
    }

    private static PodTemplateSpec template(Map<String, String> labels, PodSpec spec) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(labels);
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec);
        return template;
    }

    private static PodSpec common(Rendering rendering, Container container) {
        AppParts parts = rendering.parts();
        PodSpec spec = new PodSpec();
        spec.setContainers(List.of(container));
        spec.setInitContainers(ScratchRenderer.initContainers(rendering));
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

    private static List<LocalObjectReference> references(List<String> names) {
        List<LocalObjectReference> references = new ArrayList<>();
        for (String name : names) {
            references.add(new LocalObjectReference(name));
        }
        return references;
    }
}
