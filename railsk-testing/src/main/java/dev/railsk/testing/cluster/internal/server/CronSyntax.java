package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.cron.TimeZones;
import dev.railsk.testing.cluster.internal.cron.Timetable;
import dev.railsk.testing.cluster.internal.cron.TimetableException;

/** The timetables, and the time zones for them, that the API server takes. */
final class CronSyntax {

    private CronSyntax() {}

    static void check(String field, Object value, Problems problems) {
        String schedule = String.valueOf(value);
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

    static void checkZone(String field, Object value, Problems problems) {
        try {
            TimeZones.named(String.valueOf(value));
        } catch (TimetableException wrong) {
            problems.invalid(field, value, wrong.problem());
        }
    }
}
