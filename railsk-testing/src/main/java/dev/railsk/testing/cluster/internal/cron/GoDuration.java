package dev.railsk.testing.cluster.internal.cron;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Go writes them: {@code 1h30m}, {@code 1.5s}, {@code 300ms}. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]*\\.?[0-9]*)([^0-9.]*)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private GoDuration() {}

    /**
     * Read a duration.
     *
     * @throws TimetableException when it is none; in Go's words
     */
    static Duration parse(String text) {
        boolean isNegative = text.startsWith("-");
        String rest = isNegative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty()) {
            throw invalid(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(rest);
        for (int at = 0; at < rest.length(); at = part.end()) {
            part.region(at, rest.length());
            if (!part.lookingAt() || part.group(1).matches("\\.?")) {
                throw invalid(text);
            }
            nanos = nanos.add(number(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2), text))));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw invalid(text);
        }
        return Duration.ofNanos(isNegative ? -nanos.longValue() : nanos.longValue());
    }

    private static BigDecimal number(String digits) {
        String whole = digits.startsWith(".") ? "0" + digits : digits;
        return new BigDecimal(whole.endsWith(".") ? whole + "0" : whole);
    }

    private static long unit(String unit, String text) {
        if (unit.isEmpty()) {
            throw new TimetableException("time: missing unit in duration \"" + text + "\"");
        }
        Long nanos = NANOS.get(unit);
        if (nanos == null) {
            throw new TimetableException("time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
        }
        return nanos;
    }

    private static TimetableException invalid(String text) {
        return new TimetableException("time: invalid duration \"" + text + "\"");
    }
}
