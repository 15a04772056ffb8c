package dev.railsk.cli.internal.args;

import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was given to a command, checked against its model. */
public final class Arguments {

    private final Map<String, String> values;
    private final List<String> positionals;
    private final List<String> rest;

    private Arguments(Map<String, String> values, List<String> positionals, List<String> rest) {
        this.values = values;
        this.positionals = Collections.unmodifiableList(positionals);
        this.rest = Collections.unmodifiableList(rest);
    }

    /**
     * Read the arguments after the command's name.
     *
     * @throws UsageException when they do not fit the model
     */
    public static Arguments parse(CommandModel model, List<String> arguments) {
        Parser parser = new Parser(model, arguments);
        parser.run();
        return new Arguments(parser.values, parser.positionals, parser.rest);
    }

    /** Whether help was asked for; it is even when the rest is wrong. */
    public static boolean asksForHelp(List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> options = end < 0 ? arguments : arguments.subList(0, end);
        return options.contains("--help") || options.contains("-h");
    }

    /** Whether a flag or option was given. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** The value of an option. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** What was given by position. */
    public List<String> positionals() {
        return positionals;
    }

    /** What came after two dashes, of a command that runs it. */
    public List<String> rest() {
        return rest;
    }

    private static final class Parser {

        private final CommandModel model;
        private final List<String> arguments;
        private final Map<String, String> values = new HashMap<>();
        private final List<String> positionals = new ArrayList<>();
        private final List<String> rest = new ArrayList<>();
        private int index;

        Parser(CommandModel model, List<String> arguments) {
            this.model = model;
            this.arguments = arguments;
        }

        void run() {
            while (index < arguments.size()) {
                String argument = arguments.get(index++);
                if (argument.equals("--")) {
                    (model.takesRest() ? rest : positionals).addAll(arguments.subList(index, arguments.size()));
                    index = arguments.size();
                } else if (argument.startsWith("-") && argument.length() > 1) {
                    readOption(argument);
                } else {
                    positionals.add(argument);
                }
            }
            int most = model.positionals().size() - (model.takesRest() ? 1 : 0);
            if (positionals.size() > most) {
                throw new UsageException(
                        model.name() + " takes " + takes() + ", but was also given \"" + positionals.get(most) + "\"",
                        seeHelp(model));
            }
        }

        private String takes() {
            return model.positionals().isEmpty() ? "options only" : String.join(" and ", model.positionals());
        }

        private void readOption(String argument) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Option option = model.option(name);
            if (option == null) {
                throw unknown(name);
            }
            String value = option.isFlag() ? flag(option, argument, equals) : value(option, argument, equals);
            if (values.put(name, value) != null) {
                throw new UsageException(name + " is given twice", "Keep one of the two.");
            }
        }

        private static String flag(Option option, String argument, int equals) {
            if (equals >= 0) {
                throw new UsageException(
                        option.name() + " takes no value, but was given \"" + argument.substring(equals + 1) + "\"",
                        "Write " + option.name() + " alone, or leave it out.");
            }
            return "";
        }

        private String value(Option option, String argument, int equals) {
            String value = "";
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (!option.alone().isEmpty()) {
                value = option.alone();
            } else if (index < arguments.size() && !arguments.get(index).startsWith("--")) {
                value = arguments.get(index++);
            }
            if (value.isEmpty()) {
                throw new UsageException(
                        option.name() + " needs a value, but has none", "Write " + option.usage() + ".");
            }
            if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                throw new UsageException(
                        option.name() + " must be one of " + String.join(", ", option.choices()) + ", but was \""
                                + value + "\"",
                        Nearest.suggest(value, option.choices(), "Write " + option.usage() + "."));
            }
            return value;
        }

        private UsageException unknown(String name) {
            List<String> known = new ArrayList<>();
            for (Option option : model.allOptions()) {
                known.add(option.name());
            }
            return new UsageException(
                    model.name() + " has no option " + name, Nearest.suggest(name, known, seeHelp(model)));
        }
    }

    private static String seeHelp(CommandModel model) {
        return "\"" + model.name() + " --help\" lists what it takes.";
    }
}
