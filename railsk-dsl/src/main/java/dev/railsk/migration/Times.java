package dev.railsk.migration;

import java.time.Duration;

/** Times as people read them. */
final class Times {

    private Times() {}

    /** Such as {@code 1 h 30 min}. */
    static String text(Duration time) {
        StringBuilder text = new StringBuilder();
        part(text, time.toDays(), "d");
        part(text, time.toHoursPart(), "h");
        part(text, time.toMinutesPart(), "min");
        part(text, time.toSecondsPart(), "s");
        part(text, time.toMillisPart(), "ms");
        return text.toString();
    }

    private static void part(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
        }
    }
}
