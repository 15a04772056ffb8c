package dev.railsk.cli.internal.view;

import dev.railsk.deploy.CronStatus;
import java.util.List;

/** How cron tasks stand, a line each; why the last run of one failed in those below it. */
public final class CronLines {

    private CronLines() {}

    /** The lines, each with its line break; none for no cron task. */
    public static String of(List<CronStatus> crons) {
        StringBuilder lines = new StringBuilder();
        for (CronStatus cron : crons) {
            lines.append("cron ").append(cron.cron()).append(": ").append(words(cron));
            if (!cron.job().isEmpty()) {
                lines.append(", Job ").append(cron.job());
            }
            cron.endedAt().ifPresent(at -> lines.append(", ended ").append(at));
            lines.append('\n');
            cron.cause().ifPresent(cause -> {
                lines.append("  ").append(cause.summary()).append('\n');
                lines.append("  ").append(cause.nextStep()).append('\n');
                cause.logLines()
                        .forEach(line -> lines.append("  | ").append(line).append('\n'));
            });
        }
        return SafeText.lines(lines.toString());
    }

    private static String words(CronStatus cron) {
        return switch (cron.state()) {
            case ABSENT -> "not deployed";
            case SUSPENDED -> "suspended";
            case NOT_RUN -> "not run yet";
            case RUNNING -> "running";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
        };
    }
}
