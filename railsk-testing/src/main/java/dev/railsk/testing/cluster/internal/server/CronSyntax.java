package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.rules.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The schedules that the API server takes, as the library that it reads them with says what is wrong. */
final class CronSyntax {

    private static final Set<String> DESCRIPTORS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final Pattern EVERY = Pattern.compile("@every ([0-9]+(\\.[0-9]*)?(ns|us|ms|s|m|h))+");
    private static final List<Bounds> FIELDS = List.of(
            new Bounds(0, 59, Map.of()),
            new Bounds(0, 23, Map.of()),
            new Bounds(1, 31, Map.of()),
            new Bounds(1, 12, numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1)),
            new Bounds(0, 6, numbered("sun mon tue wed thu fri sat", 0)));

    private CronSyntax() {}

    private record Bounds(int least, int most, Map<String, Integer> names) {}

    private static final class SyntaxException extends RuntimeException {

        private static final long serialVersionUID = 1;

        SyntaxException(String message) {
            super(message);
        }
    }

    private static Map<String, Integer> numbered(String names, int first) {
        List<String> list = List.of(names.split(" ", -1));
        return list.stream().collect(Collectors.toMap(name -> name, name -> list.indexOf(name) + first));
    }

    static void check(String field, Object value, Problems problems) {
        String schedule = String.valueOf(value);
        if (schedule.isEmpty()) {
            problems.required(field);
        } else if (schedule.contains("TZ")) {
            problems.invalid(field, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
        } else {
            try {
                read(schedule);
            } catch (SyntaxException wrong) {
                problems.invalid(field, schedule, String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static void read(String schedule) {
        if (schedule.startsWith("@")) {
            if (!DESCRIPTORS.contains(schedule) && !EVERY.matcher(schedule).matches()) {
                throw new SyntaxException("unrecognized descriptor: " + schedule);
            }
            return;
        }
        List<String> fields = List.of(schedule.strip().split("\\s+", -1));
        if (fields.size() != FIELDS.size()) {
            throw new SyntaxException(
                    "expected exactly 5 fields, found " + fields.size() + ": [" + String.join(" ", fields) + "]");
        }
        for (int i = 0; i < fields.size(); i++) {
            for (String part : fields.get(i).split(",", -1)) {
                readPart(part, FIELDS.get(i));
            }
        }
    }

    private static void readPart(String part, Bounds bounds) {
        String[] stepped = part.split("/", -1);
        String[] ends = stepped[0].split("-", -1);
        if (stepped.length > 2) {
            throw new SyntaxException("too many slashes: " + part);
        }
        boolean isAll = ends[0].equals("*") || ends[0].equals("?");
        int from = isAll ? bounds.least() : number(ends[0], bounds);
        int to = isAll || (ends.length == 1 && stepped.length == 2) ? bounds.most() : from;
        if (!isAll && ends.length == 2) {
            to = number(ends[1], bounds);
        } else if (!isAll && ends.length > 2) {
            throw new SyntaxException("too many hyphens: " + part);
        }
        int step = stepped.length == 2 ? whole(stepped[1]) : 1;
        if (from < bounds.least()) {
            throw new SyntaxException(
                    "beginning of range (" + from + ") below minimum (" + bounds.least() + "): " + part);
        }
        if (to > bounds.most()) {
            throw new SyntaxException("end of range (" + to + ") above maximum (" + bounds.most() + "): " + part);
        }
        if (from > to) {
            throw new SyntaxException("beginning of range (" + from + ") beyond end of range (" + to + "): " + part);
        }
        if (step == 0) {
            throw new SyntaxException("step of range should be a positive number: " + part);
        }
    }

    private static int number(String text, Bounds bounds) {
        Integer named = bounds.names().get(text.toLowerCase(Locale.ROOT));
        return named == null ? whole(text) : named;
    }

    private static int whole(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new SyntaxException(
                    "failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        return Integer.parseInt(text);
    }
}
