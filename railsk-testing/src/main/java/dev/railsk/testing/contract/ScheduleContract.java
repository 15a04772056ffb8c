package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which timetables and time zones a server takes, and what it says against others. */
public interface ScheduleContract extends ContractSubject {

    /** A CronJob. */
    String CRON_JOB =
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: tick, namespace: NAMESPACE}
            spec:
              schedule: "SCHEDULE"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: main, image: busybox:1.36}]
            """;

    /** What the server says against a CronJob; empty when it takes it. */
    private String said(String yaml) {
        try {
            ask(yaml);
            return "";
        } catch (ClusterRefusedException refusal) {
            FieldCause cause = refusal.causes().get(0);
            return cause.field() + ": " + cause.message();
        }
    }

    @Test
    default void timetablesAreTaken() {
        for (String schedule : List.of(
                "* * * * *",
                "*/5 1-3,7 * jan mon-fri",
                "0 0 ? FEB SUN",
                "+5 * * * *",
                "*-5 * * * *",
                "1,,2 * * * *",
                ", * * * *",
                "0 0 31 2 *",
                "@daily",
                "@hourly",
                "@every 1h30m",
                "@every .5h",
                "@every -1h",
                "@every 0")) {
            assertThat(said(CRON_JOB.replace("SCHEDULE", schedule)))
                    .as(schedule)
                    .isEmpty();
        }
    }

    @Test
    default void badTimetablesAreRefusedInTheServersWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("@every 1", "failed to parse duration @every 1: time: missing unit in duration \"1\"");
        words.put("@every 1d", "failed to parse duration @every 1d: time: unknown unit \"d\" in duration \"1d\"");
        words.put("@every x", "failed to parse duration @every x: time: invalid duration \"x\"");
        words.put("@every", "unrecognized descriptor: @every");
        words.put("@reboot", "unrecognized descriptor: @reboot");
        words.put("* * * *", "expected exactly 5 fields, found 4: [* * * *]");
        words.put("60 * * * *", "end of range (60) above maximum (59): 60");
        words.put("0 0 * * 7", "end of range (7) above maximum (6): 7");
        words.put("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1");
        words.put("5/0 * * * *", "step of range should be a positive number: 5/0");
        words.put("*/-1 * * * *", "negative number (-1) not allowed: -1");
        words.put("1-2-3 * * * *", "too many hyphens: 1-2-3");
        words.put("1/2/3 * * * *", "too many slashes: 1/2/3");
        words.put("a * * * *", "failed to parse int from a: strconv.Atoi: parsing \"a\": invalid syntax");
        words.forEach((schedule, why) -> assertThat(said(CRON_JOB.replace("SCHEDULE", schedule)))
                .isEqualTo("spec.schedule: Invalid value: \"" + schedule + "\": " + why));
    }

    @Test
    default void timeZonesAreThoseOfTheDatabase() {
        String zoned = CRON_JOB.replace("\"SCHEDULE\"", "\"* * * * *\"\n  timeZone: \"ZONE\"");
        for (String zone : List.of("Etc/UTC", "UTC", "Europe/Berlin", "EST")) {
            assertThat(said(zoned.replace("ZONE", zone))).as(zone).isEmpty();
        }
        for (String zone : List.of("Foo/Bar", "+01:00", "GMT+1", "Europe/berlin")) {
            assertThat(said(zoned.replace("ZONE", zone)))
                    .isEqualTo("spec.timeZone: Invalid value: \"" + zone + "\": unknown time zone " + zone);
        }
        assertThat(said(zoned.replace("ZONE", "Local")))
                .isEqualTo("spec.timeZone: Invalid value: \"Local\": timeZone must be an explicit time zone as defined"
                        + " in https://www.iana.org/time-zones");
        assertThat(said(zoned.replace("ZONE", "")))
                .isEqualTo("spec.timeZone: Invalid value: \"\": timeZone must be nil or non-empty string");
    }
}
