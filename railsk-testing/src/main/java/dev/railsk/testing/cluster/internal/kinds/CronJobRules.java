package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.ValueCheck;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.time.ZoneId;
import java.util.Map;

/** CronJobs: Jobs at times. */
public final class CronJobRules extends KindRules {

    private static final int LONGEST_NAME = 52;

    private final ValueCheck schedule;

    /** The rules, with what reads a schedule. */
    public CronJobRules(ValueCheck schedule) {
        super(ResourceKind.worked(new ObjectKind("batch/v1", "CronJob"), "cronjobs"));
        this.schedule = schedule;
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
        schedule.check(spec.path("schedule"), spec.text("schedule"), spec.problems());
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

    private static void checkZone(String field, Object value, Problems problems) {
        String zone = String.valueOf(value);
        if (zone.isEmpty()) {
            problems.invalid(field, zone, "timeZone must be nil or non-empty string");
        } else if (zone.equalsIgnoreCase("Local")) {
            problems.invalid(
                    field,
                    zone,
                    "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
        } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            problems.invalid(field, zone, "unknown time zone " + zone);
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
