package dev.railsk.render.internal;

import dev.railsk.definition.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.workload.Task;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;

/** Renders one attempt of a task. Kubernetes never repeats it: whether to try again is the deploy's decision. */
final class JobRenderer {

    private JobRenderer() {}

    static Manifest render(Rendering rendering, Task task, Revision revision, int attempt, String image) {
        JobSpec spec = new JobSpec();
        spec.setBackoffLimit(0);
        spec.setActiveDeadlineSeconds(task.deadline().toSeconds());
        spec.setTtlSecondsAfterFinished(Math.toIntExact(task.keepFor().toSeconds()));
        spec.setTemplate(PodRenderer.task(rendering, task).render(image));
        ObjectMeta metadata = rendering.metadata(
                rendering.names().jobPrefix(task, revision) + attempt,
                rendering.labels().task(task));
        return Manifest.owning("batch/v1", "Job", metadata, "spec", spec).definedAt(task.origin());
    }
}
