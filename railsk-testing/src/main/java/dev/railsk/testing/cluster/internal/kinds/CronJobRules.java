package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.cron.TimeZones;
import dev.railsk.testing.cluster.internal.cron.Timetable;
import dev.railsk.testing.cluster.internal.cron.TimetableException;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.Map;

/** CronJobs: Jobs at times. */
public final class CronJobRules extends KindRules {

    private static final int LONGEST_NAME = 52;

    /** The rules. */
    public CronJobRules() {
        super(ResourceKind.worked(ObjectKind.CRON_JOB));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        Blanks.fill(spec, "concurrencyPolicy", "Allow");
        spec.putIfAbsent("suspend", false);
        spec.putIfAbsent("successfulJobsHistoryLimit", 3);
        spec.putIfAbsent("failedJobsHistoryLimit", 1);
        Replicas.fill(PlainValue.child(PlainValue.child(spec, "jobTemplate"), "spec"));
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        checkSchedule(spec.path("schedule"), spec.text("schedule"), spec.problems());
        spec.oneOf("concurrencyPolicy", "Allow", "Forbid", "Replace")
                .check("startingDeadlineSeconds", ValueChecks::notNegative)
                .check("successfulJobsHistoryLimit", ValueChecks::notNegative)
                .check("failedJobsHistoryLimit", ValueChecks::notNegative)
                .check("timeZone", CronJobRules::checkZone);
        Part job = spec.at("jobTemplate").at("spec");
        JobRules.checkJob(job);
        if (job.has("selector")) {
            job.invalid("selector", job.at("selector").map(), "`selector` will be auto-generated");
        }
    }

    private static void checkSchedule(String field, String schedule, Problems problems) {
        if (schedule.isEmpty()) {
            problems.required(field);
        } else if (schedule.contains("TZ")) {
            problems.invalid(field, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        } else {
            try {
                Timetable.parse(schedule);
            } catch (TimetableException wrong) {
                problems.invalid(field, schedule, wrong.problem());
            }
        }
    }

    private static void checkZone(String field, Object value, Problems problems) {
        try {
            TimeZones.named(String.valueOf(value));
        } catch (TimetableException wrong) {
            problems.invalid(field, value, wrong.problem());
        }
    }

    /** The controller adds eleven letters to the name of each Job. */
    @Override
    public void checkNew(Part object) {
        String name = object.at("metadata").text("name");
        if (name.length() > LONGEST_NAME) {
            object.at("metadata").invalid("name", name, "must be no more than " + LONGEST_NAME + " characters");
        }
    }
}
