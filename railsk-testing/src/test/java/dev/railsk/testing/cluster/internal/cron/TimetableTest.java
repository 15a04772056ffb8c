package dev.railsk.testing.cluster.internal.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TimetableTest {

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static List<String> next(String schedule, ZoneId zone, Instant since, int times) {
        Timetable timetable = Timetable.parse(schedule);
        List<String> found = new ArrayList<>();
        Optional<Instant> next = timetable.next(since, zone);
        while (next.isPresent() && found.size() < times) {
            found.add(next.get().toString());
            next = timetable.next(next.get(), zone);
        }
        return found;
    }

    private static DynamicTest runs(String schedule, String... times) {
        return DynamicTest.dynamicTest(
                schedule, () -> assertThat(next(schedule, ZoneOffset.UTC, START, Math.max(1, times.length)))
                        .containsExactly(times));
    }

    private static DynamicTest isRefused(String schedule, String message) {
        return DynamicTest.dynamicTest(schedule, () -> assertThatThrownBy(() -> Timetable.parse(schedule))
                .isInstanceOf(TimetableException.class)
                .hasMessage(message));
    }

    @TestFactory
    Stream<DynamicTest> runsAtItsTimes() {
        return Stream.of(
                runs("@hourly", "2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z"),
                runs("@daily", "2026-01-06T00:00:00Z"),
                runs("@midnight", "2026-01-06T00:00:00Z"),
                runs("@weekly", "2026-01-11T00:00:00Z"),
                runs("@monthly", "2026-02-01T00:00:00Z"),
                runs("@yearly", "2027-01-01T00:00:00Z"),
                runs("@annually", "2027-01-01T00:00:00Z"),
                runs("@every 1h30m", "2026-01-05T10:30:00Z", "2026-01-05T12:00:00Z"),
                runs("@every 1.5s", "2026-01-05T09:00:01Z"),
                runs("@every -1h", "2026-01-05T09:00:01Z"),
                runs("@every 0", "2026-01-05T09:00:01Z"),
                runs("*/20 * * * *", "2026-01-05T09:20:00Z", "2026-01-05T09:40:00Z", "2026-01-05T10:00:00Z"),
                runs("50/5 * * * *", "2026-01-05T09:50:00Z", "2026-01-05T09:55:00Z", "2026-01-05T10:50:00Z"),
                runs("0 8-18/5 * * *", "2026-01-05T13:00:00Z", "2026-01-05T18:00:00Z", "2026-01-06T08:00:00Z"),
                runs("0 0 1 FEB,apr ?", "2026-02-01T00:00:00Z", "2026-04-01T00:00:00Z"),
                runs("0 0 * * MON-tue", "2026-01-06T00:00:00Z", "2026-01-12T00:00:00Z"),
                runs("1,,3 * * * *", "2026-01-05T09:01:00Z", "2026-01-05T09:03:00Z"),
                runs("0 0 31 2 *"),
                runs(", * * * *"));
    }

    @TestFactory
    Stream<DynamicTest> eitherDayWillDoWhereBothAreRestricted() {
        return Stream.of(
                runs("0 0 10 * WED", "2026-01-07T00:00:00Z", "2026-01-10T00:00:00Z", "2026-01-14T00:00:00Z"),
                runs("0 0 * * WED", "2026-01-07T00:00:00Z", "2026-01-14T00:00:00Z"),
                runs("0 0 10 * ?", "2026-01-10T00:00:00Z", "2026-02-10T00:00:00Z"),
                // A step of one says all, as a bare star does; a longer one restricts.
                runs("0 0 */1 * WED", "2026-01-07T00:00:00Z", "2026-01-14T00:00:00Z"),
                runs("0 0 */10 * WED", "2026-01-07T00:00:00Z", "2026-01-11T00:00:00Z", "2026-01-14T00:00:00Z"));
    }

    @TestFactory
    Stream<DynamicTest> refusesInTheServersWords() {
        return Stream.of(
                isRefused("@every 1", "failed to parse duration @every 1: time: missing unit in duration \"1\""),
                isRefused(
                        "@every 1d", "failed to parse duration @every 1d: time: unknown unit \"d\" in duration \"1d\""),
                isRefused("@every x", "failed to parse duration @every x: time: invalid duration \"x\""),
                isRefused("@every", "unrecognized descriptor: @every"),
                isRefused("@reboot", "unrecognized descriptor: @reboot"),
                isRefused("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
                isRefused("60 * * * *", "end of range (60) above maximum (59): 60"),
                isRefused("0 0 0 * *", "beginning of range (0) below minimum (1): 0"),
                isRefused("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"),
                isRefused("*/-1 * * * *", "negative number (-1) not allowed: -1"),
                isRefused("5/0 * * * *", "step of range should be a positive number: 5/0"),
                isRefused("1-2-3 * * * *", "too many hyphens: 1-2-3"),
                isRefused("1- * * * *", "failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax"),
                isRefused("1/2/3 * * * *", "too many slashes: 1/2/3"),
                isRefused(
                        "99999999999999999999 * * * *",
                        "failed to parse int from 99999999999999999999: strconv.Atoi: parsing"
                                + " \"99999999999999999999\": value out of range"),
                isRefused("a * * * *", "failed to parse int from a: strconv.Atoi: parsing \"a\": invalid syntax"));
    }

    @Test
    void runsInItsTimeZoneThroughAChangeOfTheClock() {
        ZoneId berlin = TimeZones.named("Europe/Berlin");
        Instant before = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(next("0 4 * * *", berlin, before, 2))
                .containsExactly("2026-03-29T02:00:00Z", "2026-03-30T02:00:00Z");
        assertThat(next("30 2 * * *", berlin, before, 1))
                .as("there is no half past two on the day before")
                .containsExactly("2026-03-30T00:30:00Z");
    }

    @Test
    void takesZonesOfTheDatabaseOnly() {
        assertThat(TimeZones.named("EST").getRules().getOffset(START)).isEqualTo(ZoneOffset.ofHours(-5));
        assertThat(TimeZones.named("UTC").getRules().getOffset(START)).isEqualTo(ZoneOffset.UTC);
        for (String name : List.of("Foo/Bar", "+01:00", "GMT+1", "Europe/berlin", "PST")) {
            assertThatThrownBy(() -> TimeZones.named(name)).hasMessage("unknown time zone " + name);
        }
    }
}
