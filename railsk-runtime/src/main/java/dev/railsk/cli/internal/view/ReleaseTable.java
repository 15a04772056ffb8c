package dev.railsk.cli.internal.view;

import dev.railsk.deploy.Release;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Releases, a line each. */
public final class ReleaseTable {

    private ReleaseTable() {}

    /** The table of these, in their order. */
    public static String of(List<Release> releases, Style style) {
        Table table = new Table("RELEASE", "REVISION", "WHEN", "WHO", "WHAT", "OUTCOME");
        for (Release release : releases) {
            table.row(
                    String.valueOf(release.number()),
                    release.revision(),
                    release.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    release.by().toString(),
                    what(release),
                    outcome(release));
        }
        return table.text(style);
    }

    /** What is said of one that has not come to its end, without a line break at its end. */
    public static String unfinished(Release release, String environment) {
        String line = release.describe() + ": " + outcome(release) + ", since " + release.startedAt();
        String next = release.ending().state() == Release.State.INTERRUPTED
                ? "\n  Deploy again to bring it to its end, or go back with rollback " + environment + "."
                : "";
        return SafeText.lines(line + next);
    }

    private static String what(Release release) {
        TaskRun.State migration = release.results().migration().state();
        boolean isTold = release.work().kind() != Release.Kind.MIGRATION && migration == TaskRun.State.SUCCEEDED;
        return release.work() + (isTold ? ", migrated" : "");
    }

    private static String outcome(Release release) {
        String step = release.ending().step().map(Step::label).orElse("");
        return switch (release.ending().state()) {
            case RUNNING -> "running: " + step;
            case INTERRUPTED -> "interrupted: " + step;
            case ENDED ->
                release.ending()
                        .outcome()
                        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("");
        };
    }
}
