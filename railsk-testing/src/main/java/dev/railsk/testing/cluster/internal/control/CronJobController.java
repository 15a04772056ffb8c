package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.cron.TimeZones;
import dev.railsk.testing.cluster.internal.cron.Timetable;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the Jobs of CronJobs when their timetable says so, on the virtual clock, and forgets old ones. */
public final class CronJobController {

    private static final String NAME = "cronjob-controller";
    private static final Writer WRITER = Writer.status("kube-controller-manager");

    private final ApiServer server;
    private final VirtualClock clock;
    private final EventRecorder events;
    private final Deletion deletion;
    private final WorkQueue queue;

    public CronJobController(ApiServer server, VirtualClock clock, EventRecorder events, Deletion deletion) {
        this.server = server;
        this.clock = clock;
        this.events = events;
        this.deletion = deletion;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void reconcile(LiveObject cronJob) {
        List<LiveObject> jobs = server.ownedBy(cronJob, ObjectKind.JOB);
        updateStatus(cronJob, jobs);
        forget(cronJob, jobs, "Complete", "successfulJobsHistoryLimit");
        forget(cronJob, jobs, "Failed", "failedJobsHistoryLimit");
        if (cronJob.content().at("spec", "suspend").isTrue()) {
            return;
        }
        Timetable timetable = Timetable.parse(text(cronJob, "schedule"));
        ZoneId zone = cronJob.content()
                .at("spec", "timeZone")
                .text()
                .map(TimeZones::named)
                .orElse(ZoneOffset.UTC);
        Optional<Instant> due = timetable.next(lastScheduled(cronJob), zone);
        if (due.isPresent() && !due.get().isAfter(clock.now())) {
            start(cronJob, jobs, lastMissed(timetable, zone, due.get()));
            due = timetable.next(clock.now(), zone);
        }
        due.ifPresent(time -> queue.addAfter(cronJob.ref(), Duration.between(clock.now(), time)));
    }

    /** Of several that were missed, the last one counts. */
    private Instant lastMissed(Timetable timetable, ZoneId zone, Instant first) {
        Instant missed = first;
        Optional<Instant> next = timetable.next(missed, zone);
        while (next.isPresent() && !next.get().isAfter(clock.now())) {
            missed = next.get();
            next = timetable.next(missed, zone);
        }
        return missed;
    }

    private static String text(LiveObject cronJob, String field) {
        return cronJob.content().at("spec", field).text().orElse("");
    }

    private static Instant lastScheduled(LiveObject cronJob) {
        return cronJob.content()
                .at("status", "lastScheduleTime")
                .text()
                .or(() -> cronJob.content().at("metadata", "creationTimestamp").text())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    private void start(LiveObject cronJob, List<LiveObject> jobs, Instant due) {
        List<LiveObject> active = active(jobs);
        String policy = text(cronJob, "concurrencyPolicy");
        if (!active.isEmpty() && policy.equals("Forbid")) {
            String message = "Not starting job because prior execution is running and concurrency policy is Forbid";
            events.normal(cronJob, NAME, "JobAlreadyActive", message);
        } else {
            if (policy.equals("Replace")) {
                active.forEach(job -> deletion.delete(job.ref()));
            }
            create(cronJob, due);
        }
        server.change(cronJob.ref(), WRITER, object -> PlainValue.child(object, "status")
                .put("lastScheduleTime", due.toString()));
    }

    private void create(LiveObject cronJob, Instant due) {
        String name = cronJob.ref().name() + "-" + due.getEpochSecond() / 60;
        if (server.find(new ObjectRef(ObjectKind.JOB, cronJob.ref().namespace(), name))
                .isPresent()) {
            return;
        }
        Map<String, Object> template = PlainValue.draft(cronJob.content().at("spec", "jobTemplate"));
        Map<String, Object> metadata = PlainValue.child(template, "metadata");
        metadata.put("name", name);
        metadata.put("namespace", cronJob.ref().namespace());
        metadata.put("ownerReferences", Owners.reference(cronJob));
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("apiVersion", "batch/v1");
        job.put("kind", "Job");
        job.put("metadata", metadata);
        job.put("spec", PlainValue.child(template, "spec"));
        server.put(job, "kube-controller-manager");
        events.normal(cronJob, NAME, "SuccessfulCreate", "Created job " + name);
    }

    private static List<LiveObject> active(List<LiveObject> jobs) {
        return jobs.stream()
                .filter(job -> !isEnded(job, "Complete") && !isEnded(job, "Failed"))
                .toList();
    }

    private static boolean isEnded(LiveObject job, String condition) {
        return Conditions.isTrue(PlainValue.copyMap(job.content().at("status").map()), condition);
    }

    private void forget(LiveObject cronJob, List<LiveObject> jobs, String condition, String limit) {
        long kept = cronJob.content().at("spec", limit).integer().orElse(1L);
        List<LiveObject> ended = new ArrayList<>(
                jobs.stream().filter(job -> isEnded(job, condition)).toList());
        ended.sort(Comparator.comparing(job -> job.ref().name()));
        for (int index = 0; index < ended.size() - kept; index++) {
            deletion.delete(ended.get(index).ref());
        }
    }

    private void updateStatus(LiveObject cronJob, List<LiveObject> jobs) {
        List<Object> references = new ArrayList<>();
        for (LiveObject job : active(jobs)) {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("apiVersion", "batch/v1");
            reference.put("kind", "Job");
            reference.put("name", job.ref().name());
            reference.put("namespace", job.ref().namespace());
            reference.put("uid", job.uid());
            reference.put("resourceVersion", job.resourceVersion());
            references.add(reference);
        }
        Optional<String> lastSuccess = jobs.stream()
                .flatMap(job -> job.content().at("status", "completionTime").text().stream())
                .max(Comparator.naturalOrder());
        server.change(cronJob.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            if (references.isEmpty()) {
                status.remove("active");
            } else if (status.get("active") == null
                    || PlainValue.maps(status, "active").size() != references.size()) {
                status.put("active", references);
            }
            lastSuccess.ifPresent(time -> status.put("lastSuccessfulTime", time));
        });
    }
}
