package dev.railsk.workload;

import dev.railsk.container.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Sidekiq takes on its command line, kept apart from the command so that a changed command keeps its queues.
 *
 * @param queues {@code -q}, in order; empty for Sidekiq's own
 * @param concurrency {@code -c}; empty for Sidekiq's own
 * @param timeout {@code -t}: how long a job may take to end after SIGTERM; empty for Sidekiq's own 25 s
 */
public record SidekiqOptions(List<String> queues, Optional<Integer> concurrency, Optional<Duration> timeout) {

    /** Everything left to Sidekiq. */
    public static final SidekiqOptions NONE = new SidekiqOptions(List.of(), Optional.empty(), Optional.empty());

    /** Sidekiq's own time-out. */
    static final Duration SIDEKIQS_TIMEOUT = Duration.ofSeconds(25);

    public SidekiqOptions {
        queues = List.copyOf(queues);
    }

    /** Whether nothing is said. */
    boolean isEmpty() {
        return queues.isEmpty() && concurrency.isEmpty() && timeout.isEmpty();
    }

    /** Whether a command runs Sidekiq, so that these options mean something to it. */
    static boolean areFor(Command command) {
        return program(words(command)) >= 0;
    }

    /** The command with these options in place of its own. */
    public Command on(Command command) {
        if (isEmpty()) {
            return command;
        }
        List<String> words = new ArrayList<>(words(command));
        replace(words, "-c", "--concurrency", concurrency.isPresent() ? List.of(concurrency.get() + "") : List.of());
        replace(words, "-q", "--queue", queues);
        replace(
                words,
                "-t",
                "--timeout",
                timeout.isPresent() ? List.of(timeout.get().toSeconds() + "") : List.of());
        return command instanceof Command.Instead ? new Command.Instead(words) : new Command.Arguments(words);
    }

    /** How long a job may take to end after SIGTERM: as said here, or in the command, or by Sidekiq itself. */
    Duration timeoutOf(Command command) {
        if (timeout.isPresent()) {
            return timeout.get();
        }
        List<String> words = words(command);
        int program = program(words);
        for (int at = program + 1; program >= 0 && at < words.size(); at++) {
            Optional<Duration> written = seconds(words, at);
            if (written.isPresent()) {
                return written.get();
            }
        }
        return SIDEKIQS_TIMEOUT;
    }

    private static Optional<Duration> seconds(List<String> words, int at) {
        String word = words.get(at);
        String text = "";
        if (word.equals("-t") || word.equals("--timeout")) {
            text = at + 1 < words.size() ? words.get(at + 1) : "";
        } else if (word.startsWith("--timeout=")) {
            text = word.substring("--timeout=".length());
        } else if (word.startsWith("-t")) {
            text = word.substring(2);
        }
        boolean isNumber = !text.isEmpty() && text.length() < 7;
        for (int index = 0; index < text.length(); index++) {
            isNumber &= text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }
        return isNumber ? Optional.of(Duration.ofSeconds(Integer.parseInt(text))) : Optional.empty();
    }

    private static void replace(List<String> words, String option, String longOption, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        for (int at = words.size() - 1; at > program(words); at--) {
            String word = words.get(at);
            if (word.equals(option) || word.equals(longOption)) {
                words.subList(at, Math.min(at + 2, words.size())).clear();
            } else if (word.startsWith(longOption + "=")) {
                words.remove(at);
            }
        }
        for (String value : values) {
            words.add(option);
            words.add(value);
        }
    }

    // Where Sidekiq stands in a command such as [bundle, exec, sidekiq]; -1 in a command that is not Sidekiq's, a
    // shell's above all.
    private static int program(List<String> words) {
        boolean isBundle = words.size() > 2
                && isProgram(words.get(0), "bundle")
                && words.get(1).equals("exec");
        int at = isBundle ? 2 : 0;
        boolean isSidekiq =
                at < words.size() && (isProgram(words.get(at), "sidekiq") || isProgram(words.get(at), "sidekiqswarm"));
        return isSidekiq ? at : -1;
    }

    private static boolean isProgram(String word, String name) {
        return word.equals(name) || word.endsWith("/" + name);
    }

    private static List<String> words(Command command) {
        if (command instanceof Command.Arguments arguments) {
            return arguments.words();
        }
        return command instanceof Command.Instead instead ? instead.words() : List.of();
    }
}
