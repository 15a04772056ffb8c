package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.problem.Nearest;
import java.io.IOException;
import java.util.List;

/** {@code plan}: what a plan for a change of the schema consists of. A class for each word that may follow. */
final class PlanCommand implements Command {

    private static final List<String> WORDS = List.of("show");

    @Override
    public CommandModel model() {
        return new CommandModel(
                "plan",
                "Print the steps of a plan for a change of the schema.",
                List.of("show", "NAME"),
                List.of(),
                List.of("plan show drop-legacy", "plan show drop-legacy --output json"));
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
            default -> throw unknown(word);
        };
    }

    private static UsageException unknown(String word) {
        String list = "Write plan show NAME.";
        return word.isEmpty()
                ? new UsageException("plan needs a word that says what to do", list)
                : new UsageException("plan does not know \"" + word + "\"", Nearest.suggest(word, WORDS, list));
    }
}
