package dev.railsk.testing.arbitrary;

import dev.railsk.task.ConsoleSpec;
import dev.railsk.task.CronSpec;
import dev.railsk.task.DeployTaskSpec;
import dev.railsk.task.JobWords;
import dev.railsk.task.MigrationSpec;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Overlap;
import dev.railsk.task.TaskSpec;
import dev.railsk.task.When;
import java.time.Duration;
import net.jqwik.api.Arbitraries;

/** What may be said of what runs to its end. */
final class TaskMenu {

    private TaskMenu() {}

    private static <S extends TaskSpec<S>> Menu<S> task(Menu<S> menu) {
        return menu.with(PodMenu::<S>add)
                .number("deadline(Duration.ofMinutes(%d))", 5, 60, (task, n) -> task.deadline(Duration.ofMinutes(n)));
    }

    private static <S extends JobWords<S>> Menu<S> job(Menu<S> menu) {
        return menu.with(TaskMenu::<S>task)
                .oneOf(
                        Phrase.of("tries(3)", task -> task.tries(3)),
                        Phrase.of("tries(2).restartInPlace()", task -> task.tries(2)
                                .restartInPlace()))
                .oneOf(
                        Phrase.of("keepFor(Duration.ofHours(2))", task -> task.keepFor(Duration.ofHours(2))),
                        Phrase.of("noKeepFor()", task -> task.noKeepFor()));
    }

    static Menu<CronSpec> cron() {
        return TaskMenu.<CronSpec>job(new Menu<>())
                .must(
                        Phrase.of("at(\"@daily\").command(\"tidy\")", cron -> cron.at("@daily")
                                .command("tidy")),
                        Phrase.of(
                                "at(\"5 4 * * *\", \"Europe/Berlin\").command(\"tidy\")",
                                cron -> cron.at("5 4 * * *", "Europe/Berlin").command("tidy")))
                .oneOf(
                        Phrase.of("overlap(Overlap.ALLOW)", cron -> cron.overlap(Overlap.ALLOW)),
                        Phrase.of("overlap(Overlap.REPLACE)", cron -> cron.overlap(Overlap.REPLACE)))
                .word("suspended()", cron -> cron.suspended())
                .number(
                        "startWithin(Duration.ofMinutes(%d))",
                        1, 30, (cron, n) -> cron.startWithin(Duration.ofMinutes(n)))
                .number("history(%d, 1)", 0, 5, (cron, n) -> cron.history(n, 1));
    }

    static Menu<DeployTaskSpec> deployTask() {
        return TaskMenu.<DeployTaskSpec>job(new Menu<>())
                .must(Phrase.of("command(\"assets\")", task -> task.command("assets")))
                .course(Arbitraries.of(When.class)
                        .map(when -> Phrase.of("when(When." + when + ")", task -> task.when(when))));
    }

    static Menu<MigrationSpec> migration() {
        return TaskMenu.<MigrationSpec>job(new Menu<>())
                .word(
                        "command(\"bin/rails\", \"db:prepare\")",
                        migration -> migration.command("bin/rails", "db:prepare"))
                .oneOf(
                        Phrase.of("timing(MigrationTiming.BEFORE)", task -> task.timing(MigrationTiming.BEFORE)),
                        Phrase.of("timing(MigrationTiming.MANUAL)", task -> task.timing(MigrationTiming.MANUAL)));
    }

    static Menu<ConsoleSpec> console() {
        return TaskMenu.<ConsoleSpec>task(new Menu<>()).word("command(\"irb\")", console -> console.command("irb"));
    }
}
