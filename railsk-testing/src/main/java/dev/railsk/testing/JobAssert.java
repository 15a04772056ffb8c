package dev.railsk.testing;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a Job, or on the Jobs that a CronJob makes and when it makes them. */
public final class JobAssert extends AbstractAssert<JobAssert, Manifest> {

    private final ManifestAssert owner;
    private final Tree job;
    private final String place;

    JobAssert(ManifestAssert owner, Manifest manifest) {
        super(manifest, JobAssert.class);
        this.owner = owner;
        boolean isCron = manifest.kind().equals("CronJob");
        place = isCron ? "spec.jobTemplate.spec" : "spec";
        job = isCron
                ? manifest.tree().at("spec", "jobTemplate", "spec")
                : manifest.tree().at("spec");
    }

    /** Go back to the object. */
    public ManifestAssert and() {
        return owner;
    }

    /** Expect it to be tried this many times at most. */
    public JobAssert hasTries(int tries) {
        return has(place + ".backoffLimit", tries - 1, job.at("backoffLimit"));
    }

    /** Expect each further try to have a pod of its own. */
    public JobAssert triesInPodsOfTheirOwn() {
        return hasRestartPolicy("Never");
    }

    /** Expect further tries to run in the same pod. */
    public JobAssert restartsInPlace() {
        return hasRestartPolicy("OnFailure");
    }

    private JobAssert hasRestartPolicy(String policy) {
        return has(place + ".template.spec.restartPolicy", policy, job.at("template", "spec", "restartPolicy"));
    }

    /** Expect it to be stopped after this time. */
    public JobAssert hasDeadline(Duration deadline) {
        return has(place + ".activeDeadlineSeconds", deadline.toSeconds(), job.at("activeDeadlineSeconds"));
    }

    /** Expect it to be kept for this long once it has ended. */
    public JobAssert isKeptFor(Duration time) {
        return has(place + ".ttlSecondsAfterFinished", time.toSeconds(), job.at("ttlSecondsAfterFinished"));
    }

    /** Expect a CronJob to make Jobs at these times. */
    public JobAssert startsAt(String schedule) {
        return has("spec.schedule", schedule, actual.tree().at("spec", "schedule"));
    }

    /** Expect a CronJob to make Jobs at these times of this zone. */
    public JobAssert startsAt(String schedule, String zone) {
        return startsAt(schedule).has("spec.timeZone", zone, actual.tree().at("spec", "timeZone"));
    }

    /** Expect a CronJob to start a run that it missed at most this late. */
    public JobAssert startsWithin(Duration time) {
        return has(
                "spec.startingDeadlineSeconds", time.toSeconds(), actual.tree().at("spec", "startingDeadlineSeconds"));
    }

    /** Expect a CronJob to make no Jobs until it is resumed. */
    public JobAssert isSuspended() {
        return has("spec.suspend", true, actual.tree().at("spec", "suspend"));
    }

    /** Expect a CronJob to keep so many Jobs that ended well, and so many that did not. */
    public JobAssert keeps(int successful, int failed) {
        Tree spec = actual.tree().at("spec");
        return has("spec.successfulJobsHistoryLimit", successful, spec.at("successfulJobsHistoryLimit"))
                .has("spec.failedJobsHistoryLimit", failed, spec.at("failedJobsHistoryLimit"));
    }

    private JobAssert has(String path, Object wanted, Tree found) {
        if (!found.isPresent() || !String.valueOf(wanted).equals(String.valueOf(found.value()))) {
            throw owner.refuse(
                    path,
                    "wanted  " + ManifestAssert.show(Tree.of(wanted)) + "\n  found   " + ManifestAssert.show(found));
        }
        return this;
    }
}
