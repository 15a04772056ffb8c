package dev.railsk.cli.internal.args;

import java.util.List;

/**
 * What the arguments ask of all that is written, read before they are parsed: it holds even when they are wrong otherwise.
 *
 * @param json whether the result is to be one JSON document
 * @param progress how progress is to be shown; empty where that is not said
 * @param simulated whether the cluster is an embedded one
 * @param verbose whether errors are told with their stack trace
 */
public record Wishes(boolean json, String progress, boolean simulated, boolean verbose) {

    /** The wishes in these arguments. */
    public static Wishes of(List<String> all) {
        int end = all.indexOf("--");
        List<String> arguments = end < 0 ? all : all.subList(0, end);
        return new Wishes(
                value(arguments, "--output").equals("json"),
                value(arguments, "--progress"),
                !value(arguments, "--cluster").isEmpty(),
                arguments.contains("--verbose"));
    }

    /** Whether progress and messages are to be JSON lines. */
    public boolean jsonLines() {
        return progress.equals("json");
    }

    private static String value(List<String> arguments, String option) {
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (argument.startsWith(option + "=")) {
                return argument.substring(option.length() + 1);
            } else if (argument.equals(option) && index + 1 < arguments.size()) {
                return arguments.get(index + 1);
            }
        }
        return "";
    }
}
