package dev.railsk.cli;

import dev.railsk.cli.internal.ProcessPrompt;
import dev.railsk.cli.internal.ProcessSignals;
import dev.railsk.cli.internal.ProcessTerminal;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command takes from its surroundings, besides its arguments. Immutable.
 *
 * <pre>{@code
 * CommandContext context = CommandContext.empty(folder).withEnvironment(Map.of("KUBECONFIG", file));
 * int exitCode = Railsk.run(() -> app, args, out, err, context);
 * }</pre>
 *
 * @param environment the environment variables
 * @param directory what relative paths start from
 * @param home the user's home folder
 * @param terminal what the streams are connected to; asked only when a command wants to know
 * @param signals where Ctrl-C is learned of
 * @param prompt who is asked where an environment wants a confirmation
 * @param input what is written to standard input, for a secret's value; empty where that is a terminal; asked only when it is wanted
 */
public record CommandContext(
        Map<String, String> environment,
        Path directory,
        Path home,
        Supplier<Terminal> terminal,
        Signals signals,
        Prompt prompt,
        Supplier<Optional<InputStream>> input) {

    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /** Nothing from outside: no variables, no terminal, no signals; the folder is home too. */
    public static CommandContext empty(Path directory) {
        return new CommandContext(
                Map.of(), directory, directory, () -> Terminal.NONE, Signals.NONE, Prompt.NONE, Optional::empty);
    }

    /** The variables, folders, terminal and signals of this process. */
    public static CommandContext ofProcess() {
        ProcessPrompt input = new ProcessPrompt();
        return new CommandContext(
                System.getenv(),
                Path.of(""),
                Path.of(System.getProperty("user.home", "")),
                new ProcessTerminal(),
                new ProcessSignals(),
                input,
                input);
    }

    /** The same with these variables. */
    public CommandContext withEnvironment(Map<String, String> variables) {
        return new CommandContext(variables, directory, home, terminal, signals, prompt, input);
    }

    /** The same with streams connected to this. */
    public CommandContext withTerminal(Terminal connected) {
        return new CommandContext(environment, directory, home, () -> connected, signals, prompt, input);
    }

    /** The same with Ctrl-C learned of there. */
    public CommandContext withSignals(Signals source) {
        return new CommandContext(environment, directory, home, terminal, source, prompt, input);
    }

    /** The same with somebody else who is asked. */
    public CommandContext withPrompt(Prompt asked) {
        return new CommandContext(environment, directory, home, terminal, signals, asked, input);
    }

    /** The same with this on standard input. */
    public CommandContext withInput(InputStream stream) {
        return new CommandContext(environment, directory, home, terminal, signals, prompt, () -> Optional.of(stream));
    }
}
