package dev.railsk.cli.internal.view;

import dev.railsk.deploy.TaskRun;
import dev.railsk.problem.Message;
import java.util.List;

/** How a task stands, in a line; why it failed in those below. */
public final class TaskLine {

    private TaskLine() {}

    /** The line of the migration, without a line break at its end. */
    public static String ofMigration(TaskRun status) {
        return of("migration", status);
    }

    /** The lines of the migration's Jobs, each with its line break; one also where there is no migration. */
    public static String ofMigrations(List<TaskRun> jobs) {
        if (jobs.size() < 2) {
            return ofMigration(jobs.isEmpty() ? TaskRun.NO_MIGRATION : jobs.get(0)) + "\n";
        }
        StringBuilder lines = new StringBuilder();
        for (TaskRun job : jobs) {
            lines.append(of("migration " + job.task(), job)).append('\n');
        }
        return lines.toString();
    }

    /** The lines of these tasks, each with its line break; none for no task. */
    public static String of(List<TaskRun> tasks) {
        StringBuilder lines = new StringBuilder();
        for (TaskRun task : tasks) {
            lines.append(of("task " + task.task(), task)).append('\n');
        }
        return lines.toString();
    }

    private static String of(String name, TaskRun status) {
        String job = status.job().isEmpty() ? "" : ", Job " + status.job();
        String ended = status.endedAt().map(at -> ", ended " + at).orElse("");
        String why = status.cause()
                .map(cause -> "\n  " + new Message(cause.summary(), "", cause.nextStep()))
                .orElse("");
        return SafeText.lines(name + ": " + words(status) + job + ended + why);
    }

    private static String words(TaskRun status) {
        return switch (status.state()) {
            case NONE -> "the app has none";
            case NOT_RUN -> "not run";
            case RUNNING -> "running";
            case SUCCEEDED, ALREADY_RAN -> "succeeded";
            case FAILED -> "failed";
        };
    }
}
