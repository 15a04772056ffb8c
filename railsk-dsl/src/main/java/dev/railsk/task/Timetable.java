package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a task is started, in cron's notation: minute, hour, day of the month, month, day of the week.
 *
 * @param schedule five fields such as {@code 30 9 * * 1-5}, or a word such as {@code @daily}
 * @param zone the time zone, such as {@code Europe/London}; empty for the controller's, which is UTC almost everywhere
 */
public record Timetable(String schedule, Optional<String> zone) {

    private static final List<String> WORDS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String NEXT_STEP =
            "Write at(\"30 9 * * *\", \"Europe/London\"): minute, hour, day, month, weekday.";
    private static final int[][] BOUNDS = {{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 6}};
    private static final List<String> FIELDS =
            List.of("minute", "hour", "day of the month", "month", "day of the week");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int MONTH = 3;
    private static final int WEEKDAY = 4;

    public Timetable {
        requireNonNull(schedule, "schedule");
        if (!WORDS.contains(schedule)) {
            checkFields(schedule);
        }
        if (zone.isPresent() && !ZoneId.getAvailableZoneIds().contains(zone.get())) {
            throw new InvalidValueException(
                    "a time zone must be a name of the tz database, but was \"" + zone.get() + "\"",
                    "Name it like \"Europe/London\" or \"Etc/UTC\".");
        }
    }

    private static void checkFields(String schedule) {
        String[] fields = schedule.trim().split(" +", -1);
        if (fields.length != BOUNDS.length) {
            throw new InvalidValueException(
                    "a timetable must have five fields, but was \"" + schedule + "\"", NEXT_STEP);
        }
        for (int field = 0; field < fields.length; field++) {
            for (String range : fields[field].split(",", -1)) {
                if (!isRange(range, field)) {
                    throw new InvalidValueException(
                            "the " + FIELDS.get(field) + " of a timetable must be from " + BOUNDS[field][0] + " to "
                                    + BOUNDS[field][1] + ", but was \"" + fields[field] + "\"",
                            NEXT_STEP);
                }
            }
        }
    }

    // A number or name, or two with a dash between them, or a star; perhaps with a slash and a step after it.
    private static boolean isRange(String text, int field) {
        int slash = text.indexOf('/');
        String range = slash < 0 ? text : text.substring(0, slash);
        if (slash >= 0 && number(text.substring(slash + 1)) < 1) {
            return false;
        }
        if (range.equals("*") || range.equals("?")) {
            return true;
        }
        int dash = range.indexOf('-');
        int from = value(dash < 0 ? range : range.substring(0, dash), field);
        int to = dash < 0 ? from : value(range.substring(dash + 1), field);
        return from >= BOUNDS[field][0] && to <= BOUNDS[field][1] && from <= to;
    }

    private static int value(String text, int field) {
        String name = text.toUpperCase(Locale.ROOT);
        if (field == MONTH && MONTHS.contains(name)) {
            return MONTHS.indexOf(name) + 1;
        }
        return field == WEEKDAY && DAYS.contains(name) ? DAYS.indexOf(name) : number(text);
    }

    /** The number; -1 for what is none. */
    private static int number(String text) {
        int number = 0;
        for (int index = 0; index < text.length(); index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9 || index > 3) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return text.isEmpty() ? -1 : number;
    }
}
