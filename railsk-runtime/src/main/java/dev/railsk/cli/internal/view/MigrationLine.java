package dev.railsk.cli.internal.view;

import dev.railsk.deploy.MigrationStatus;
import dev.railsk.problem.Message;

/** How a migration stands, in a line; why it failed in those below. */
public final class MigrationLine {

    private MigrationLine() {}

    /** The line, without a line break at its end. */
    public static String of(MigrationStatus status) {
        String job = status.job().isEmpty() ? "" : ", Job " + status.job();
        String ended = status.endedAt().map(at -> ", ended " + at).orElse("");
        String why = status.cause()
                .map(cause -> "\n  " + new Message(cause.summary(), "", cause.nextStep()))
                .orElse("");
        return SafeText.lines("migration: " + words(status) + job + ended + why);
    }

    private static String words(MigrationStatus status) {
        return switch (status.state()) {
            case NONE -> "the app has none";
            case NOT_RUN -> "not run";
            case RUNNING -> "running";
            case SUCCEEDED, ALREADY_RAN -> "succeeded";
            case FAILED -> "failed";
        };
    }
}
