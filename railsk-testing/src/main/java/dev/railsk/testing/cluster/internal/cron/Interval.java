package dev.railsk.testing.cluster.internal.cron;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A timetable that counts from the last run, such as {@code @every 1h30m}: whole seconds, and one at least. */
record Interval(Duration length) implements Timetable {

    static final String EVERY = "@every ";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static Interval parse(String schedule) {
        Duration length;
        try {
            length = GoDuration.parse(schedule.substring(EVERY.length()));
        } catch (TimetableException wrong) {
            throw new TimetableException("failed to parse duration " + schedule + ": " + wrong.problem());
        }
        Duration whole = length.truncatedTo(ChronoUnit.SECONDS);
        return new Interval(whole.compareTo(SHORTEST) < 0 ? SHORTEST : whole);
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(length));
    }
}
