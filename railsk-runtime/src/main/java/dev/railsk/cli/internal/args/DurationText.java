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
        long number = 0;
        int digits = 0;
        int nextUnit = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int unit = UNITS.indexOf(letter);
            if (letter >= '0' && letter <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + (letter - '0');
                digits++;
            } else if (unit >= nextUnit && digits > 0) {
                seconds += number * SECONDS[unit];
                number = 0;
                digits = 0;
                nextUnit = unit + 1;
            } else {
                throw malformed(option, text);
            }
        }
        if (digits > 0 || seconds == 0) {
            throw malformed(option, text);
        }
        return Duration.ofSeconds(seconds);
    }

    private static UsageException malformed(String option, String text) {
        return new UsageException(
                option + " must be a duration longer than nothing, but was \"" + text + "\"",
                "Write hours, minutes and seconds, such as 90s, 10m or 1h30m.");
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
