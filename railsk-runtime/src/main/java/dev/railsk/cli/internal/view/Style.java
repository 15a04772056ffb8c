package dev.railsk.cli.internal.view;

import dev.railsk.cli.CommandContext;
import java.util.Map;

/**
 * How text may look.
 *
 * @param isColored whether colours may be used
 * @param isUnicode whether signs beyond ASCII may be used
 */
public record Style(boolean isColored, boolean isUnicode) {

    /** Text without any marks, for files and pipes. */
    public static final Style PLAIN = new Style(false, false);

    /** The style of a terminal in these surroundings. */
    public static Style of(CommandContext context, boolean isTerminal, boolean noColor) {
        Map<String, String> variables = context.environment();
        boolean colored = isTerminal && !noColor && !isSet(variables, "NO_COLOR") && !isDumb(variables);
        return new Style(colored, isTerminal && isUtf8(variables));
    }

    /** Whether the terminal cannot move its cursor. */
    static boolean isDumb(Map<String, String> variables) {
        String term = variables.getOrDefault("TERM", "");
        return term.isEmpty() || term.equals("dumb");
    }

    static boolean isSet(Map<String, String> variables, String name) {
        return !variables.getOrDefault(name, "").isEmpty();
    }

    private static boolean isUtf8(Map<String, String> variables) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            if (isSet(variables, name)) {
                String locale = variables.getOrDefault(name, "").replace("-", "");
                return locale.regionMatches(true, Math.max(0, locale.indexOf('.') + 1), "UTF8", 0, 4);
            }
        }
        return false;
    }

    /** For what went well. */
    public String good(String text) {
        return paint("32", text);
    }

    /** For what failed. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** For what deserves a look. */
    public String warn(String text) {
        return paint("33", text);
    }

    /** For what is less important. */
    public String faint(String text) {
        return paint("2", text);
    }

    /** For headings. */
    public String strong(String text) {
        return paint("1", text);
    }

    /** Stands for what was cut. */
    String cut() {
        return isUnicode ? "\u2026" : "...";
    }

    /** Whether a variable says yes: continuous integration sets {@code CI}, and some people set it to {@code false}. */
    public static boolean isOn(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
    }

    String done() {
        return good(isUnicode ? "\u2713" : "+");
    }

    String failed() {
        return bad(isUnicode ? "\u2717" : "x");
    }

    String running() {
        return warn(isUnicode ? "\u25b8" : ">");
    }

    private String paint(String code, String text) {
        return isColored && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
