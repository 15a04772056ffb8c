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

    private static final List<String> WORDS = List.of("show", "status", "next", "approve");

    @Override
    public CommandModel model() {
        return new CommandModel(
                "plan",
                "Print a plan for a change of the schema, or how far the plans have come in an environment.",
                List.of("show|status|next|approve", "[NAME|ENV]", "[STEP]"),
                List.of(SourceChoice.NAMED, SourceChoice.NONE, Confirmation.YES),
                List.of(
                        "plan show drop-legacy",
                        "plan status staging",
                        "plan next staging",
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

    private static UsageException unknown(String word) {
        String list = "Write plan show NAME, plan status ENV, plan next ENV or plan approve ENV STEP.";
        return word.isEmpty()
                ? new UsageException("plan needs a word that says what to do", list)
                : new UsageException("plan does not know \"" + word + "\"", Nearest.suggest(word, WORDS, list));
    }
}
