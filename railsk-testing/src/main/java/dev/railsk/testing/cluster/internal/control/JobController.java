package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the pods of Jobs, one after another, until they succeeded or must not be tried again. */
public final class JobController {

    private static final String NAME = "job-controller";
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Writer WRITER = Writer.status("kube-controller-manager");

    private final ApiServer server;
    private final VirtualClock clock;
    private final EventRecorder events;
    private final Deletion deletion;
    private final PodFactory pods;
    private final WorkQueue queue;

    public JobController(
            ApiServer server, VirtualClock clock, EventRecorder events, Deletion deletion, PodFactory pods) {
        this.server = server;
        this.clock = clock;
        this.events = events;
        this.deletion = deletion;
        this.pods = pods;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void reconcile(LiveObject job) {
        Map<String, Object> status =
                PlainValue.copyMap(job.content().at("status").map());
        if (Conditions.isTrue(status, "Complete") || Conditions.isTrue(status, "Failed")) {
            removeWhenOld(job);
        } else if (!spec(job, "suspend").isTrue()) {
            run(job, status);
        }
    }

    private static Tree spec(LiveObject job, String field) {
        return job.content().at("spec", field);
    }

    private static int number(LiveObject job, String field, int fallback) {
        return Math.toIntExact(spec(job, field).integer().orElse((long) fallback));
    }

    private void run(LiveObject job, Map<String, Object> status) {
        if (!status.containsKey("startTime")) {
            start(job);
            return;
        }
        JobPods owned = new JobPods(
                server.ownedBy(job, ObjectKind.POD).stream().map(PodView::new).toList());
        String failing = PlainValue.text(Conditions.find(status, "FailureTarget"), "reason");
        int limit = number(job, "backoffLimit", 6);
        if (!failing.isEmpty()) {
            finishFailed(job, owned, status);
        } else if (owned.succeeded() >= number(job, "completions", 1)) {
            finishComplete(job, owned);
        } else if (isOverdue(job, status)) {
            fail(job, owned, "DeadlineExceeded", "Job was active longer than specified deadline");
        } else if (owned.failures() > limit) {
            fail(job, owned, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        } else {
            keepRunning(job, owned);
        }
    }

    private void start(LiveObject job) {
        server.change(job.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            status.put("startTime", server.timestamp());
            status.put("uncountedTerminatedPods", new LinkedHashMap<>());
        });
        Optional<Long> deadline = spec(job, "activeDeadlineSeconds").integer();
        deadline.ifPresent(seconds -> queue.addAfter(job.ref(), Duration.ofSeconds(seconds + 1)));
    }

    private boolean isOverdue(LiveObject job, Map<String, Object> status) {
        Instant started = Instant.parse(PlainValue.text(status, "startTime"));
        return spec(job, "activeDeadlineSeconds")
                .integer()
                .map(seconds -> !started.plusSeconds(seconds).isAfter(clock.now()))
                .orElse(false);
    }

    private void keepRunning(LiveObject job, JobPods owned) {
        int wanted = Math.min(number(job, "parallelism", 1), number(job, "completions", 1) - owned.succeeded());
        if (owned.active() < wanted) {
            Optional<Instant> retry = owned.nextTry();
            if (retry.isPresent() && retry.get().isAfter(clock.now())) {
                queue.addAfter(job.ref(), Duration.between(clock.now(), retry.get()));
            } else if (pods.create(job, NAME).isPresent()) {
                queue.addAfter(job.ref(), RETRY);
            }
        }
        JobPods now = new JobPods(
                server.ownedBy(job, ObjectKind.POD).stream().map(PodView::new).toList());
        server.change(job.ref(), WRITER, object -> count(PlainValue.child(object, "status"), now));
    }

    private static void count(Map<String, Object> status, JobPods owned) {
        DeploymentStatus.put(status, "active", owned.active());
        DeploymentStatus.put(status, "succeeded", owned.succeeded());
        DeploymentStatus.put(status, "failed", owned.failed());
        status.put("ready", owned.ready());
        status.put("terminating", owned.ending());
    }

    private void finishComplete(LiveObject job, JobPods owned) {
        String message = "Reached expected number of succeeded pods";
        server.change(job.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            count(status, owned);
            condition(status, Condition.isTrue("SuccessCriteriaMet", "CompletionsReached", message));
            condition(status, Condition.isTrue("Complete", "CompletionsReached", message));
            status.put("completionTime", server.timestamp());
        });
        events.normal(job, NAME, "Completed", "Job completed");
    }

    private void fail(LiveObject job, JobPods owned, String reason, String message) {
        for (LiveObject pod : owned.running()) {
            deletion.delete(pod.ref());
            events.normal(
                    job, NAME, "SuccessfulDelete", "Deleted pod: " + pod.ref().name());
        }
        server.change(job.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            condition(status, Condition.isTrue("FailureTarget", reason, message));
        });
    }

    private void finishFailed(LiveObject job, JobPods owned, Map<String, Object> before) {
        if (owned.active() + owned.ending() > 0) {
            return;
        }
        Map<String, Object> target = Conditions.find(before, "FailureTarget");
        String reason = PlainValue.text(target, "reason");
        String message = PlainValue.text(target, "message");
        server.change(job.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            count(status, owned);
            condition(status, Condition.isTrue("Failed", reason, message));
        });
        events.warning(job, NAME, reason, message);
    }

    private void condition(Map<String, Object> status, Condition condition) {
        Conditions.set(status, condition, server.timestamp()).put("lastProbeTime", server.timestamp());
    }

    private void removeWhenOld(LiveObject job) {
        Optional<Long> kept = spec(job, "ttlSecondsAfterFinished").integer();
        Optional<Instant> finished = finished(job);
        if (kept.isEmpty() || finished.isEmpty()) {
            return;
        }
        Instant end = finished.get().plusSeconds(kept.get());
        if (end.isAfter(clock.now())) {
            queue.addAfter(job.ref(), Duration.between(clock.now(), end));
        } else {
            deletion.delete(job.ref());
        }
    }

    private static Optional<Instant> finished(LiveObject job) {
        List<Tree> conditions = job.content().at("status", "conditions").items();
        return conditions
                .get(conditions.size() - 1)
                .at("lastTransitionTime")
                .text()
                .map(Instant::parse);
    }
}
