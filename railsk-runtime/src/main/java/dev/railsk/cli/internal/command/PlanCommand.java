package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.problem.Nearest;
import java.io.IOException;
import java.util.List;

/** {@code plan}: plans for changes of the schema, and how far they have come. A class for each word that may follow. */
final class PlanCommand implements Command {

    private static final List<String> WORDS = List.of("show", "status", "next", "run", "approve");

    @Override
    public CommandModel model() {
        return new CommandModel(
                "plan",
                "Print a plan for a change of the schema, or how far the plans have come in an environment.",
                List.of("show|status|next|run|approve", "[NAME|ENV]", "[STEP]"),
                List.of(
                        GivenRevision.option("; the running one by default"),
                        DeployCommand.LOCK_WAIT,
                        SourceChoice.NAMED,
                        SourceChoice.NONE,
                        Confirmation.YES,
                        Looks.PROGRESS,
                        Aftermath.REPORT),
                List.of(
                        "plan show drop-legacy",
                        "plan status staging",
                        "plan next staging",
                        "plan run staging fill-nickname/backfill",
                        "plan approve staging drop-legacy/approve"));
    }

    @Override
    public boolean asksCluster() {
        return false;
    }

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<String> given = invocation.arguments().positionals();
        String word = given.isEmpty() ? "" : given.get(0);
        return switch (word) {
            case "show" -> new PlanShow().run(invocation, given.subList(1, given.size()));
            case "status" -> new PlanStatus(false).run(invocation, given.subList(1, given.size()));
            case "next" -> new PlanStatus(true).run(invocation, given.subList(1, given.size()));
            case "run" -> new PlanRun().run(invocation, given.subList(1, given.size()));
            case "approve" -> new PlanApprove().run(invocation, given.subList(1, given.size()));
            default -> throw unknown(word);
        };
    }

    /** The environment that is named first, or the only one. */
    static Environment environment(Invocation invocation, List<String> given, String command) {
        return given.isEmpty()
                ? EnvironmentChoice.only(invocation.app(), command)
                : EnvironmentChoice.named(invocation.app(), given.get(0));
    }

    /** The same where a step follows: an app with one environment may leave its name out. */
    static Environment environmentBeforeStep(Invocation invocation, List<String> given, String command) {
        boolean isOnly = given.size() == 1
                && !invocation.app().environments().contains(given.get(0))
                && invocation.app().environments().size() == 1;
        return environment(invocation, isOnly ? List.of() : given, command);
    }

    /** The step that is named last. */
    static String step(List<String> given, Environment environment, String command, String what) {
        if (given.isEmpty() || environment.name().equals(given.get(given.size() - 1))) {
            throw new UsageException(
                    command + " needs " + what + " in " + environment.name(),
                    "Write " + command + " " + environment.name() + " PLAN/STEP; plan next " + environment.name()
                            + " names it.");
        }
        return given.get(given.size() - 1);
    }

    private static UsageException unknown(String word) {
        String list =
                "Write plan show NAME, plan status ENV, plan next ENV, plan run ENV STEP or plan approve ENV STEP.";
        return word.isEmpty()
                ? new UsageException("plan needs a word that says what to do", list)
                : new UsageException("plan does not know \"" + word + "\"", Nearest.suggest(word, WORDS, list));
    }
}
