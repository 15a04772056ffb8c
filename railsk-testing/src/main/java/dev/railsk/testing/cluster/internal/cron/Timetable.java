package dev.railsk.testing.cluster.internal.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** When a CronJob runs, as its {@code schedule} says: five fields, a word such as {@code @daily}, or {@code @every 1h30m}. */
public sealed interface Timetable permits Calendar, Interval {

    /** The words for common timetables, by what they stand for. */
    Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    /**
     * Read a timetable.
     *
     * @throws TimetableException when it is none; it says what is wrong in the server's words
     */
    static Timetable parse(String schedule) {
        if (schedule.startsWith(Interval.EVERY)) {
            return Interval.parse(schedule);
        }
        String fields = WORDS.getOrDefault(schedule, schedule);
        if (fields.startsWith("@")) {
            throw new TimetableException("unrecognized descriptor: " + schedule);
        }
        return Calendar.parse(fields);
    }

    /** The first time after this one; empty where there is none within five years, as on February 31. */
    Optional<Instant> next(Instant after, ZoneId zone);
}
