package dev.railsk.testing.cluster.internal.cron;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One field of a timetable: lists, ranges, steps, names, and {@code *} or {@code ?} for all.
 *
 * @param values what is in it
 * @param isOpen whether it says all, without a step: the other of the two fields for days rules then
 */
record CronField(Set<Integer> values, boolean isOpen) {

    CronField {
        values = Set.copyOf(values);
    }

    /** What may stand in a field. */
    enum Bounds {
        MINUTES(0, 59, ""),
        HOURS(0, 23, ""),
        DAYS(1, 31, ""),
        MONTHS(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
        WEEKDAYS(0, 6, "sun mon tue wed thu fri sat");

        private final int least;
        private final int most;
        private final String names;

        Bounds(int least, int most, String names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }

        /** The number of a name such as {@code mon}; -1 when it is none of this field's. */
        private int named(String text) {
            int place = List.of(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
            return place < 0 || text.isEmpty() ? -1 : place + least;
        }
    }

    private record Range(int from, int to, int step, boolean isOpen) {}

    static CronField parse(String text, Bounds bounds) {
        Set<Integer> values = new HashSet<>();
        boolean isOpen = false;
        for (String part : text.split(",", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            Range range = range(part, bounds);
            check(range, part, bounds);
            isOpen |= range.isOpen();
            for (int value = range.from(); value <= range.to(); value += range.step()) {
                values.add(value);
            }
        }
        return new CronField(values, isOpen);
    }

    private static Range range(String part, Bounds bounds) {
        List<String> stepped = List.of(part.split("/", -1));
        List<String> ends = List.of(stepped.get(0).split("-", -1));
        boolean isAll = ends.get(0).equals("*") || ends.get(0).equals("?");
        int from = isAll ? bounds.least : number(ends.get(0), bounds);
        int to = isAll ? bounds.most : from;
        if (!isAll && ends.size() > 2) {
            throw new TimetableException("too many hyphens: " + part);
        }
        if (!isAll && ends.size() == 2) {
            to = number(ends.get(1), bounds);
        }
        if (stepped.size() > 2) {
            throw new TimetableException("too many slashes: " + part);
        }
        if (stepped.size() == 1) {
            return new Range(from, to, 1, isAll);
        }
        int step = whole(stepped.get(1));
        return new Range(from, ends.size() == 1 ? bounds.most : to, step, isAll && step <= 1);
    }

    private static void check(Range range, String part, Bounds bounds) {
        if (range.from() < bounds.least) {
            throw new TimetableException(
                    "beginning of range (" + range.from() + ") below minimum (" + bounds.least + "): " + part);
        }
        if (range.to() > bounds.most) {
            throw new TimetableException(
                    "end of range (" + range.to() + ") above maximum (" + bounds.most + "): " + part);
        }
        if (range.from() > range.to()) {
            throw new TimetableException(
                    "beginning of range (" + range.from() + ") beyond end of range (" + range.to() + "): " + part);
        }
        if (range.step() == 0) {
            throw new TimetableException("step of range should be a positive number: " + part);
        }
    }

    private static int number(String text, Bounds bounds) {
        int named = bounds.named(text);
        return named < 0 ? whole(text) : named;
    }

    private static int whole(String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            throw unreadable(text, "invalid syntax");
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() >= Long.SIZE) {
            throw unreadable(text, "value out of range");
        }
        if (number.signum() < 0) {
            throw new TimetableException("negative number (" + number + ") not allowed: " + text);
        }
        // Whatever is larger is out of all bounds, and as a step it leaves the first value only.
        return number.min(BigInteger.valueOf(1_000_000_000)).intValue();
    }

    private static TimetableException unreadable(String text, String why) {
        return new TimetableException(
                "failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text + "\": " + why);
    }

    boolean has(int value) {
        return values.contains(value);
    }
}
