package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.task.Console;
import dev.railsk.task.Task;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/** Renders the pod of a console: a terminal that ends with whoever is attached to it. */
final class ConsoleRenderer {

    private ConsoleRenderer() {}

    static Manifest render(Rendering rendering, Console console, String session, Build build) {
        Task task = console.task();
        PodTemplateSpec template = PodRenderer.task(rendering, build, task);
        PodSpec spec = template.getSpec();
        if (task.deadline().isPresent()) {
            spec.setActiveDeadlineSeconds(task.deadline().get().toSeconds());
        }
        Container main = spec.getContainers().get(0);
        main.setStdin(true);
        main.setStdinOnce(true);
        main.setTty(true);
        ObjectMeta metadata = rendering.metadata(
                rendering.names().console(session),
                template.getMetadata().getLabels(),
                template.getMetadata().getAnnotations());
        Manifest pod = Manifest.owning("v1", "Pod", metadata, "spec", spec).definedAt(task.origin());
        return task.pod().edits().isEmpty() ? pod : Edits.pods(pod, "console", task.pod());
    }
}
