package dev.railsk.cli.internal;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.CommandContext;
import dev.railsk.cli.internal.args.Arguments;
import dev.railsk.cli.internal.args.CommandModel;
import dev.railsk.cli.internal.args.HelpText;
import dev.railsk.cli.internal.args.UsageException;
import dev.railsk.cli.internal.args.Wishes;
import dev.railsk.cli.internal.command.Command;
import dev.railsk.cli.internal.command.Commands;
import dev.railsk.cli.internal.github.Annotations;
import dev.railsk.cli.internal.github.GitHub;
import dev.railsk.cluster.internal.transport.HeadStart;
import dev.railsk.problem.Nearest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the command that the arguments name, runs it, and turns whatever happens into an exit code. */
public final class CommandLine {

    private static final int USUAL_WIDTH = 80;

    private final List<Supplier<RailsApp>> apps;
    private final CommandContext context;
    private final Output streams;

    /** A command line of these apps, at least one, that writes to these streams. */
    public CommandLine(List<Supplier<RailsApp>> apps, CommandContext context, OutputStream out, OutputStream err) {
        this.apps = List.copyOf(apps);
        this.context = context;
        this.streams = new Output(out, err);
    }

    /** Run the command; no exception leaves this method, errors of the Java runtime excepted. */
    public ExitCode run(List<String> arguments) {
        boolean jsonLines = saysProgress(arguments) && Wishes.of(arguments).jsonLines();
        Output output = jsonLines ? streams.withJsonLines() : streams;
        try {
            return dispatch(arguments, output);
        } catch (RuntimeException | IOException | InterruptedException | ExceptionInInitializerError failure) {
            Wishes wishes = Wishes.of(arguments);
            FailureReport report = FailureReport.of(failure).in(command(arguments));
            ExitCode exitCode = report.tell(wishes, output);
            if (exitCode.code() != ExitCode.DONE.code() && GitHub.isReading(wishes.progress(), context.environment())) {
                report.annotate(new Annotations(context, output));
            }
            return exitCode;
        } finally {
            output.end();
        }
    }

    private static @Nullable Command command(List<String> arguments) {
        return arguments.isEmpty() ? null : Commands.named(arguments.get(0));
    }

    // A render has no progress, and each class that it loads delays it.
    private static boolean saysProgress(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return false;
            }
            if (argument.startsWith("--progress")) {
                return true;
            }
        }
        return false;
    }

    private ExitCode dispatch(List<String> arguments, Output output) throws IOException, InterruptedException {
        String first = arguments.isEmpty() ? "--help" : arguments.get(0);
        if (first.equals("--version")) {
            output.result("railsk " + Version.text() + "\n");
            return ExitCode.DONE;
        }
        if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
            return help(arguments, output);
        }
        Command command = Commands.named(first);
        if (command == null) {
            throw unknown(first);
        }
        CommandModel model = command.model();
        List<String> rest = arguments.subList(1, arguments.size());
        if (Arguments.asksForHelp(rest)) {
            output.result(HelpText.of(model, width()));
            return ExitCode.DONE;
        }
        Arguments given = Arguments.parse(model, rest);
        if (command.asksCluster() && !given.has("--cluster")) {
            HeadStart.begin();
        }
        if (apps.size() == 1 && !given.has("--app")) {
            // Most scripts: a render loads no class that has nothing to choose from.
            RailsApp only = apps.get(0).get();
            return command.run(new Invocation(only, List.of(only), given, context, output));
        }
        AppChoice choice = new AppChoice(apps);
        return command.run(new Invocation(choice.of(given), choice.all(), given, context, output));
    }

    private ExitCode help(List<String> arguments, Output output) throws IOException {
        List<CommandModel> models = new ArrayList<>();
        for (String name : Commands.NAMES) {
            Command command = Commands.named(name);
            if (command != null) {
                models.add(command.model());
            }
        }
        String text = HelpText.of("A Rails app on Kubernetes, by railsk " + Version.text() + ".", models, width());
        if (arguments.isEmpty()) {
            output.message(text.stripTrailing());
            return ExitCode.USAGE;
        }
        output.result(text);
        return ExitCode.DONE;
    }

    private static UsageException unknown(String first) {
        String list = "Commands: " + String.join(", ", Commands.NAMES) + ".";
        return first.startsWith("-")
                ? new UsageException("a command must come before " + first, list)
                : new UsageException(
                        "there is no command \"" + first + "\"", Nearest.suggest(first, Commands.NAMES, list));
    }

    private int width() {
        int columns = context.terminal().get().columns();
        return columns > 0 ? columns : USUAL_WIDTH;
    }
}
