package dev.railsk.testing.cluster.internal.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The times of a cron schedule, as the CronJob controller reads it: minute, hour, day of the month, month, day of the week; where both
 * days are restricted, either will do.
 */
final class CronTimes {

    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int LONGEST_YEARS = 5;

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean isEitherDay;
    private final ZoneId zone;

    private CronTimes(String[] fields, ZoneId zone) {
        minutes = set(fields[0], 0, 59, List.of());
        hours = set(fields[1], 0, 23, List.of());
        days = set(fields[2], 1, 31, List.of());
        months = set(fields[3], 1, 12, MONTHS);
        weekdays = set(fields[4], 0, 6, DAYS);
        isEitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        this.zone = zone;
    }

    static CronTimes of(String schedule, Optional<String> zone) {
        String[] fields = WORDS.getOrDefault(schedule, schedule).trim().split("\\s+", -1);
        return new CronTimes(fields, zone.map(ZoneId::of).orElse(ZoneOffset.UTC));
    }

    private static BitSet set(String field, int least, int most, List<String> names) {
        BitSet set = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] range = part.split("/", -1);
            int step = range.length > 1 ? Integer.parseInt(range[1]) : 1;
            boolean isAll = range[0].equals("*") || range[0].equals("?");
            String[] ends = range[0].split("-", -1);
            int from = isAll ? least : number(ends[0], least, names);
            int single = range.length > 1 ? most : from;
            int to = isAll ? most : ends.length > 1 ? number(ends[1], least, names) : single;
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(String text, int least, List<String> names) {
        int name = names.indexOf(text.toUpperCase(Locale.ROOT));
        return name >= 0 ? name + least : Integer.parseInt(text);
    }

    /** The first time after this one; far away where there is none within years. */
    Instant after(Instant time) {
        ZonedDateTime next = time.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = next.plusYears(LONGEST_YEARS);
        while (next.isBefore(end)) {
            if (!months.get(next.getMonthValue()) || !isDay(next)) {
                next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(next.getHour())) {
                next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(next.getMinute())) {
                next = next.plusMinutes(1);
            } else {
                return next.toInstant();
            }
        }
        return end.toInstant();
    }

    private boolean isDay(ZonedDateTime time) {
        boolean isOfMonth = days.get(time.getDayOfMonth());
        boolean isOfWeek = weekdays.get(time.getDayOfWeek().getValue() % 7);
        return isEitherDay ? isOfMonth || isOfWeek : isOfMonth && isOfWeek;
    }
}
