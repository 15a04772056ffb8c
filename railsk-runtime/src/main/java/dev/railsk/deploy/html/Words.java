package dev.railsk.deploy.html;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What things are called on the page, and whether they are good. */
final class Words {

    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String WARN = "warn";
    static final String FAINT = "faint";

    private Words() {}

    /** Such as {@code rollout failed}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Such as {@code 0.4 s}, {@code 42 s} or {@code 3 min 12 s}. */
    static String of(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 10_000) {
            return millis / 1000 + (millis % 1000 < 100 ? "" : "." + millis % 1000 / 100) + " s";
        } else if (millis < 120_000) {
            return millis / 1000 + " s";
        }
        long minutes = millis / 60_000;
        long seconds = millis / 1000 % 60;
        return minutes < 60
                ? minutes + " min" + (seconds == 0 ? "" : " " + seconds + " s")
                : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** Such as {@code 2026-11-26 09:12:40 UTC}. */
    static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    static String tone(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> GOOD;
            case CANCELLED, REFUSED, SUPERSEDED -> WARN;
            default -> BAD;
        };
    }

    static String tone(WorkloadStatus.State state) {
        return switch (state) {
            case COMPLETE -> GOOD;
            case FAILED -> BAD;
            default -> WARN;
        };
    }

    static String tone(TaskRun.State state) {
        return switch (state) {
            case SUCCEEDED, ALREADY_RAN -> GOOD;
            case FAILED -> BAD;
            default -> FAINT;
        };
    }

    static String tone(SmokeRun.State state) {
        return switch (state) {
            case PASSED -> GOOD;
            case FAILED -> BAD;
            default -> FAINT;
        };
    }

    static String tone(ObjectOutcome outcome) {
        return switch (outcome.result()) {
            case NOT_APPLIED, UNKNOWN -> BAD;
            case UNCHANGED -> FAINT;
            default -> "";
        };
    }
}
