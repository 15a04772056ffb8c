package dev.railsk.cli.internal.args;

import java.util.ArrayList;
import java.util.List;

/** The help of a command, broken to a width. */
public final class HelpText {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;
    private static final int MOST_NAME = 30;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int width) {
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** The help of one command. */
    public static String of(CommandModel model, int width) {
        HelpText help = new HelpText(width);
        help.wrap("Usage: " + usage(model), "       ");
        help.text.append('\n');
        help.wrap(model.summary(), "");
        if (!model.options().isEmpty()) {
            help.section("Options", pairs(model.options()));
        }
        help.section("Options of all commands", pairs(CommonOptions.ALL));
        help.text.append("\nExamples:\n");
        for (String example : model.examples()) {
            help.text.append("  ").append(example).append('\n');
        }
        return help.text.toString();
    }

    /** The list of all commands. */
    public static String of(String headline, List<CommandModel> commands, int width) {
        HelpText help = new HelpText(width);
        help.wrap(headline, "");
        help.text.append("\nUsage: COMMAND [ENV] [OPTIONS]\n");
        List<String[]> pairs = new ArrayList<>();
        for (CommandModel command : commands) {
            pairs.add(new String[] {command.name(), command.summary()});
        }
        help.section("Commands", pairs);
        help.text.append('\n');
        help.wrap("\"COMMAND --help\" tells about one command; --version prints the version of railsk.", "");
        return help.text.toString();
    }

    private static String usage(CommandModel model) {
        StringBuilder usage = new StringBuilder(model.name());
        for (String positional : model.positionals()) {
            usage.append(' ').append(positional);
        }
        for (Option option : model.options()) {
            usage.append(" [").append(option.usage().replace(' ', '\u00a0')).append(']');
        }
        return usage.append(" [OPTIONS]").toString();
    }

    private static List<String[]> pairs(List<Option> options) {
        List<String[]> pairs = new ArrayList<>();
        for (Option option : options) {
            pairs.add(new String[] {option.usage(), option.description()});
        }
        return pairs;
    }

    private void section(String title, List<String[]> pairs) {
        int column = 0;
        for (String[] pair : pairs) {
            column = Math.max(column, Math.min(MOST_NAME, pair[0].length()));
        }
        text.append('\n').append(title).append(":\n");
        String indent = " ".repeat(column + 4);
        for (String[] pair : pairs) {
            boolean fits = pair[0].length() <= column;
            String name = "  " + pair[0];
            text.append(fits ? "" : name + "\n");
            wrap(
                    (fits ? name : "").concat(" ".repeat(fits ? column - pair[0].length() + 2 : column + 4)) + pair[1],
                    indent);
        }
    }

    // A non-breaking space holds an option and its value together until the line is written.
    private void wrap(String line, String indent) {
        int start = 0;
        String prefix = "";
        while (prefix.length() + line.length() - start > width) {
            int end = line.lastIndexOf(' ', start + width - prefix.length());
            if (end <= start + indent.length() - prefix.length()) {
                break;
            }
            append(prefix, line.substring(start, end));
            start = end + 1;
            prefix = indent;
        }
        append(prefix, line.substring(start));
    }

    private void append(String prefix, String part) {
        text.append(prefix).append(part.replace('\u00a0', ' ')).append('\n');
    }
}
