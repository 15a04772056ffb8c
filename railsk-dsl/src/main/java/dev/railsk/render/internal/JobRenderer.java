package dev.railsk.render.internal;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.Task;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

/** Renders one attempt of a task. Kubernetes repeats it only as often as its author says: beyond that, it is the deploy's decision. */
final class JobRenderer {

    private JobRenderer() {}

    static Manifest render(Rendering rendering, Task task, Revision revision, int attempt, Build build) {
        ObjectMeta metadata = rendering.metadata(
                rendering.names().jobPrefix(task, revision) + attempt,
                rendering.labels().task(task),
                rendering.annotations().of(task));
        Manifest job = Manifest.owning("batch/v1", "Job", metadata, "spec", spec(rendering, task, build))
                .definedAt(task.origin());
        return task.pod().edits().isEmpty() ? job : Edits.pods(job, task.name(), task.pod());
    }

    /** What every Job of a task is like. */
    static JobSpec spec(Rendering rendering, Task task, Build build) {
        JobSpec spec = new JobSpec();
        spec.setBackoffLimit(task.limits().tries() - 1);
        if (task.limits().deadline().isPresent()) {
            spec.setActiveDeadlineSeconds(task.limits().deadline().get().toSeconds());
        }
        if (task.limits().keepFor().isPresent()) {
            spec.setTtlSecondsAfterFinished(
                    Math.toIntExact(task.limits().keepFor().get().toSeconds()));
        }
        spec.setTemplate(PodRenderer.task(rendering, build, task));
        return spec;
    }
}
