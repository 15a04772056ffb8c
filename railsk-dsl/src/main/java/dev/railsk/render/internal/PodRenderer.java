package dev.railsk.render.internal;

import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Hardening;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.task.Task;
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

/** Renders pod templates: what the pods of workloads and of tasks have in common, and what sets them apart. */
final class PodRenderer {

    private final Rendering rendering;
    private final ContainerRenderer containers;
    private final Pod pod;
    private final PodSpec spec = new PodSpec();

    private PodRenderer(Rendering rendering, Build build, Pod pod) {
        this.rendering = rendering;
        this.pod = pod;
        containers = new ContainerRenderer(rendering, build);
    }

    static PodTemplateSpec workload(Rendering rendering, Build build, Workload workload) {
        PodRenderer pods = new PodRenderer(rendering, build, workload.basics().pod());
        Container main = pods.containers.workload(workload);
        pods.renderContainers(main, ScratchRenderer.tmpdirIsFor(workload));
        SpreadRenderer.render(rendering, workload, pods.spec);
        Map<String, String> annotations = pods.containers.checksums();
        annotations.putAll(rendering.annotations().of(workload, LabelScope.PODS));
        return pods.template(rendering.labels().pods(workload), annotations);
    }

    static PodTemplateSpec task(Rendering rendering, Build build, Task task) {
        PodRenderer pods = new PodRenderer(rendering, build, task.pod());
        pods.renderContainers(pods.containers.task(task), task.pod().main().isAppCode());
        pods.spec.setRestartPolicy("Never");
        return pods.template(
                rendering.labels().task(task), rendering.annotations().of(task));
    }

    private void renderContainers(Container main, boolean hasTmpdir) {
        List<Container> before = new ArrayList<>();
        if (hasTmpdir) {
            for (Scratch scratch : rendering.parts().scratches()) {
                if (scratch.tmpdir().isPresent()) {
                    before.add(containers.tmpdir(scratch, scratch.tmpdir().get()));
                }
            }
        }
        for (Companion companion : pod.companions()) {
            before.add(containers.companion(companion));
        }
        spec.setInitContainers(before);
        spec.setContainers(List.of(main));
    }

    private PodTemplateSpec template(Map<String, String> labels, Map<String, String> annotations) {
        AppParts parts = rendering.parts();
        spec.setVolumes(ScratchRenderer.volumes(parts.scratches()));
        spec.setImagePullSecrets(references(parts.pods().pullSecrets()));
        spec.setSecurityContext(SecurityRenderer.pod(parts.security()));
        if (parts.security().has(Hardening.NO_API_TOKEN)) {
            spec.setAutomountServiceAccountToken(false);
        }
        if (parts.security().has(Hardening.NO_SERVICE_LINKS)) {
            spec.setEnableServiceLinks(false);
        }
        Optional<Duration> timeToStop = pod.timeToStop();
        if (timeToStop.isPresent()) {
            spec.setTerminationGracePeriodSeconds(timeToStop.get().toSeconds());
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations);
        PodTemplateSpec template = new PodTemplateSpec();
        template.setMetadata(metadata);
        template.setSpec(spec);
        return template;
    }

    private static List<LocalObjectReference> references(List<String> names) {
        List<LocalObjectReference> references = new ArrayList<>();
        for (String name : names) {
            references.add(new LocalObjectReference(name));
        }
        return references;
    }
}
