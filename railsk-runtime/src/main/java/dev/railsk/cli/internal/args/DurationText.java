package dev.railsk.cli.internal.args;

import java.time.Duration;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}. */
public final class DurationText {

    private static final String UNITS = "hms";
    private static final int[] SECONDS = {3600, 60, 1};
    private static final int MOST_DIGITS = 6;

    private DurationText() {}

    /**
     * Read the value of an option.
     *
     * @throws UsageException when it is no duration, or none at all
     */
    public static Duration parse(String option, String text) {
        long seconds = 0;
        int from = 0;
        int nextUnit = 0;
        while (from < text.length()) {
            int end = endOfDigits(text, from);
            String fault = fault(text, from, end, nextUnit);
            if (!fault.isEmpty()) {
                throw malformed(option, text, fault);
            }
            int unit = UNITS.indexOf(text.charAt(end));
            seconds += Long.parseLong(text.substring(from, end)) * SECONDS[unit];
            nextUnit = unit + 1;
            from = end + 1;
        }
        if (seconds == 0) {
            throw malformed(option, text, text.isEmpty() ? "is empty" : "is no time at all");
        }
        return Duration.ofSeconds(seconds);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** What is wrong with one number and its unit; empty when nothing is. */
    private static String fault(String text, int from, int end, int nextUnit) {
        String number = text.substring(from, end);
        if (end == text.length()) {
            return "has no unit after " + number;
        }
        String sign = Character.toString(text.codePointAt(end));
        if (number.isEmpty()) {
            return "has \"" + sign + "\" where a number must be";
        } else if (number.length() > MOST_DIGITS) {
            return "has a number of more than " + MOST_DIGITS + " digits";
        } else if (!UNITS.contains(sign)) {
            return "has the unit \"" + sign + "\"";
        }
        return UNITS.indexOf(sign) < nextUnit ? "has \"" + sign + "\" twice or too late" : "";
    }

    private static UsageException malformed(String option, String text, String fault) {
        return new UsageException(
                option + " must be a duration, but \"" + text + "\" " + fault,
                "Write hours (h), minutes (m) and seconds (s) in this order, such as 90s, 10m or 1h30m.");
    }

    /** Whole seconds, without the units that are nothing: {@code 42s}, {@code 3m12s}, {@code 2h}. */
    public static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < SECONDS.length; unit++) {
            long count = seconds / SECONDS[unit];
            seconds %= SECONDS[unit];
            if (count > 0) {
                text.append(count).append(UNITS.charAt(unit));
            }
        }
        return text.length() == 0 ? "0s" : text.toString();
    }
}
