package dev.railsk.cli.internal.args;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be written after a command's name.
 *
 * @param name the command
 * @param summary what it does, in one line
 * @param positionals what it takes by position, for help; the last ones may be left out
 * @param options its own options
 * @param examples command lines to learn from
 */
public record CommandModel(
        String name, String summary, List<String> positionals, List<Option> options, List<String> examples) {

    /** What a position begins with that takes all that comes after two dashes. */
    public static final String REST = "-- ";

    /** Whether what comes after two dashes is a program's. */
    boolean takesRest() {
        return !positionals.isEmpty() && positionals.get(positionals.size() - 1).startsWith(REST);
    }

    /** The model of a command that takes an environment and nothing else by position. */
    public static CommandModel ofEnvironment(String name, String summary, List<Option> options, List<String> examples) {
        return new CommandModel(name, summary, List.of("ENV"), options, examples);
    }

    /** Its own options, then those that all commands have. */
    public List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.addAll(CommonOptions.ALL);
        return all;
    }

    @Nullable
    Option option(String wanted) {
        for (Option option : options) {
            if (option.name().equals(wanted)) {
                return option;
            }
        }
        return CommonOptions.named(wanted);
    }
}
