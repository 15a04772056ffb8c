package dev.railsk.render.internal;

import dev.railsk.access.Account;
import dev.railsk.container.Companion;
import dev.railsk.definition.PodDefaults;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Placement;
import dev.railsk.pod.Pod;
import dev.railsk.pod.Scratch;
import dev.railsk.security.Hardening;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders pod templates: what the pods of workloads and of tasks have in common, and what sets them apart. */
final class PodRenderer {

    private final Rendering rendering;
    private final PodDefaults settings;
    private final ContainerRenderer containers;
    private final Pod pod;
    private final PodSpec spec = new PodSpec();

    private PodRenderer(Rendering rendering, Build build, Pod pod) {
        this.rendering = rendering;
        this.pod = pod;
        settings = rendering.parts().pods().with(pod.override());
        containers = new ContainerRenderer(rendering, build, settings);
    }

    static PodTemplateSpec workload(Rendering rendering, Build build, Workload workload) {
        PodRenderer pods = new PodRenderer(rendering, build, workload.basics().pod());
        Container main = pods.containers.workload(workload);
        pods.renderContainers(main, ScratchRenderer.tmpdirIsFor(workload));
        Placement placement = workload.basics()
                .pod()
                .placement()
                .over(rendering.parts().pods().placement());
        SpreadRenderer.workload(rendering, workload, placement.spread().value(), pods.spec);
        Map<String, String> labels = new LinkedHashMap<>(
                build.versioned(rendering, workload, rendering.labels().pods(workload)));
        Map<String, String> annotations = pods.containers.checksums();
        pods.place(placement, labels, annotations);
        if (workload.isAppCode() && pods.hasMetrics()) {
            MetricsRenderer.render(rendering, workload, main, annotations);
        }
        annotations.putAll(rendering.annotations().of(workload, LabelScope.PODS));
        return pods.template(labels, annotations);
    }

    private void place(Placement placement, Map<String, String> labels, Map<String, String> annotations) {
        if (placement.isMoreThanSpread()) {
            PlacementRenderer.render(rendering, placement, spec, labels, annotations);
        }
    }

    private boolean hasMetrics() {
        return rendering.parts().identity().tenancy().metrics().isPresent();
    }

    static PodTemplateSpec task(Rendering rendering, Build build, Task task) {
        PodRenderer pods = new PodRenderer(rendering, build, task.pod());
        pods.renderContainers(pods.containers.task(task), task.pod().main().isAppCode());
        pods.spec.setRestartPolicy(task.limits().restartsInPlace() ? "OnFailure" : "Never");
        Placement placement =
                task.pod().placement().over(rendering.parts().pods().placement());
        // A task's own: that of the app is said of pods that run for long.
        SpreadRenderer.task(rendering, task, task.pod().placement().spread().value(), pods.spec);
        Map<String, String> labels = new LinkedHashMap<>(
                build.versioned(rendering, rendering.labels().task(task)));
        Map<String, String> annotations = new LinkedHashMap<>();
        pods.place(placement, labels, annotations);
        annotations.putAll(rendering.annotations().of(task));
        return pods.template(labels, annotations);
    }

    private void renderContainers(Container main, boolean hasTmpdir) {
        List<Container> before = new ArrayList<>();
        if (hasTmpdir) {
            for (Scratch scratch : settings.scratches()) {
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
        List<Volume> volumes = ScratchRenderer.volumes(settings.scratches());
        if (pod.hasMounts()) {
            new VolumeRenderer(rendering).addVolumes(pod, volumes);
        }
        spec.setVolumes(volumes);
        spec.setImagePullSecrets(references(settings.pullSecrets()));
        spec.setSecurityContext(SecurityRenderer.pod(settings.security()));
        Optional<Account> account = rendering.parts().identity().tenancy().accountOf(pod);
        if (account.isPresent()) {
            spec.setServiceAccountName(rendering.names().account(account.get()));
        }
        if (settings.security().has(Hardening.NO_API_TOKEN)) {
            spec.setAutomountServiceAccountToken(false);
        } else if (rendering.parts().security().has(Hardening.NO_API_TOKEN)) {
            // The accounts of the app's own say otherwise, and the pod's word overrules theirs.
            spec.setAutomountServiceAccountToken(true);
        }
        if (settings.security().has(Hardening.NO_SERVICE_LINKS)) {
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

    private List<LocalObjectReference> references(List<String> names) {
        List<LocalObjectReference> references = new ArrayList<>();
        for (String name : names) {
            references.add(new LocalObjectReference(rendering.secrets().name(name)));
        }
        return references;
    }
}
