package dev.railsk.cli.internal.args;

import java.util.List;

/**
 * One option of a command.
 *
 * @param name with its dashes, such as {@code --revision}
 * @param value what stands for its value in help, such as {@code R}; empty for a flag
 * @param choices the values it may have; empty for any
 * @param alone the value that it has when it is written without one; empty when it must have one
 * @param description what it does, for help
 */
public record Option(String name, String value, List<String> choices, String alone, String description) {

    /** An option that is given or not. */
    public static Option flag(String name, String description) {
        return new Option(name, "", List.of(), "", description);
    }

    /** An option with a value. */
    public static Option of(String name, String value, String description) {
        return new Option(name, value, List.of(), "", description);
    }

    /** An option whose value is one of these. */
    public static Option choice(String name, List<String> choices, String description) {
        return new Option(name, String.join("|", choices), choices, "", description);
    }

    /** An option whose value is one of these, and the first of them where none is written: {@code --name} or {@code --name=VALUE}. */
    public static Option optionalChoice(String name, List<String> choices, String description) {
        return new Option(name, String.join("|", choices), choices, choices.get(0), description);
    }

    boolean isFlag() {
        return value.isEmpty();
    }

    String usage() {
        if (isFlag()) {
            return name;
        }
        return alone.isEmpty() ? name + " " + value : name + "[=" + value + "]";
    }
}
