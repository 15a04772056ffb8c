package dev.railsk.testing.cluster.internal.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A timetable of five fields. Where both the day of the month and that of the week are restricted, either will do.
 *
 * @param minutes of the hour
 * @param hours of the day
 * @param days of the month
 * @param months of the year
 * @param weekdays of the week, Sunday is 0
 */
record Calendar(CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays)
        implements Timetable {

    private static final int LONGEST_YEARS = 5;
    private static final int FIELDS = 5;

    static Calendar parse(String schedule) {
        List<String> fields = List.of(schedule.strip().split("\\s+", -1));
        if (fields.size() != FIELDS) {
            throw new TimetableException(
                    "expected exactly 5 fields, found " + fields.size() + ": [" + String.join(" ", fields) + "]");
        }
        return new Calendar(
                CronField.parse(fields.get(0), CronField.Bounds.MINUTES),
                CronField.parse(fields.get(1), CronField.Bounds.HOURS),
                CronField.parse(fields.get(2), CronField.Bounds.DAYS),
                CronField.parse(fields.get(3), CronField.Bounds.MONTHS),
                CronField.parse(fields.get(4), CronField.Bounds.WEEKDAYS));
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        ZonedDateTime next = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = next.plusYears(LONGEST_YEARS);
        while (next.isBefore(end)) {
            if (!months.has(next.getMonthValue()) || !isDay(next)) {
                next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.has(next.getHour())) {
                next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.has(next.getMinute())) {
                next = next.plusMinutes(1);
            } else {
                return Optional.of(next.toInstant());
            }
        }
        return Optional.empty();
    }

    private boolean isDay(ZonedDateTime time) {
        boolean isOfMonth = days.has(time.getDayOfMonth());
        boolean isOfWeek = weekdays.has(time.getDayOfWeek().getValue() % 7);
        boolean isEither = !days.isOpen() && !weekdays.isOpen();
        return isEither ? (isOfMonth || isOfWeek) : (isOfMonth && isOfWeek);
    }
}
