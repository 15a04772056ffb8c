package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.task.Cron;
import dev.railsk.task.Timetable;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.List;
import java.util.Map;

/** Renders what a timetable starts. */
final class CronJobRenderer implements KindRenderer {

    @Override
    public boolean dependsOnBuild() {
        return true;
    }

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Cron cron : rendering.parts().crons().values()) {
            manifests.add(cronJob(rendering, build, cron));
        }
    }

    private static Manifest cronJob(Rendering rendering, Build build, Cron cron) {
        Timetable timetable = cron.timetable().orElseThrow();
        CronJobSpec spec = new CronJobSpec();
        spec.setSchedule(timetable.schedule());
        spec.setTimeZone(timetable.zone().orElse(null));
        spec.setConcurrencyPolicy(cron.overlap().kubernetesName());
        if (cron.isSuspended()) {
            spec.setSuspend(true);
        }
        if (cron.startWithin().isPresent()) {
            spec.setStartingDeadlineSeconds(cron.startWithin().get().toSeconds());
        }
        if (cron.history().isPresent()) {
            spec.setSuccessfulJobsHistoryLimit(cron.history().get().successful());
            spec.setFailedJobsHistoryLimit(cron.history().get().failed());
        }
        Map<String, String> labels = rendering.labels().task(cron.task());
        Map<String, String> annotations = rendering.annotations().of(cron.task());
        ObjectMeta ofJobs = new ObjectMeta();
        ofJobs.setLabels(labels);
        ofJobs.setAnnotations(annotations);
        JobTemplateSpec template = new JobTemplateSpec();
        template.setMetadata(ofJobs);
        template.setSpec(JobRenderer.spec(rendering, cron.task(), build));
        spec.setJobTemplate(template);
        ObjectMeta metadata = rendering.metadata(rendering.names().cronJob(cron), labels, annotations);
        return Manifest.owning("batch/v1", "CronJob", metadata, "spec", spec)
                .definedAt(cron.task().origin());
    }
}
