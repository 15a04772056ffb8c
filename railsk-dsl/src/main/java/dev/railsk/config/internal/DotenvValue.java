package dev.railsk.config.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value of a dotenv file: its quotes, escapes and variables. It never runs a command. */
record DotenvValue(EnvFileText text, int offset, Map<String, String> above) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([^$])");
    private static final Pattern VARIABLE =
            Pattern.compile("(\\\\)?\\$(?!\\()\\{?([A-Z0-9_]+)?}?", Pattern.CASE_INSENSITIVE);
    // The most that a config can hold.
    private static final int LONGEST = 1024 * 1024;
    private static final String LINEBREAK_MODE = "DOTENV_LINEBREAK_MODE";

    /** The value that stands for this text. */
    String of(String raw) {
        String bare = strip(raw);
        char quote = quote(bare);
        if (quote == '\'') {
            return inner(bare);
        }
        String unescaped = unescape(quote == '"' ? keepLineBreaks(inner(bare)) : bare);
        checkCommands(unescaped);
        return bareCommands(interpolate(unescaped));
    }

    // Ruby's strip: ASCII blanks and NUL, and nothing that Unicode calls a blank.
    private static String strip(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isRubyBlank(raw.charAt(from))) {
            from++;
        }
        while (to > from && isRubyBlank(raw.charAt(to - 1))) {
            to--;
        }
        return raw.substring(from, to);
    }

    private static boolean isRubyBlank(char unit) {
        return unit == 0 || unit == ' ' || (unit >= '\t' && unit <= '\r');
    }

    // The gem takes the backslash away before a command only, and a command ends with the bracket that closes it.
    private static String bareCommands(String value) {
        StringBuilder bare = new StringBuilder();
        int from = 0;
        for (int at = value.indexOf("\\$("); at >= 0; at = value.indexOf("\\$(", at + 1)) {
            if (commandEnd(value, at + 2) >= 0) {
                bare.append(value, from, at);
                from = at + 1;
            }
        }
        return bare.append(value, from, value.length()).toString();
    }

    /** Where the bracket closes that opens at this index; negative when it does not. */
    private static int commandEnd(String value, int open) {
        int depth = 0;
        for (int at = open; at < value.length(); at++) {
            depth += value.charAt(at) == '(' ? 1 : value.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static char quote(String value) {
        if (value.length() < 2 || value.charAt(0) != value.charAt(value.length() - 1)) {
            return ' ';
        }
        return value.charAt(0) == '"' || value.charAt(0) == '\'' ? value.charAt(0) : ' ';
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    private String keepLineBreaks(String value) {
        if ("legacy".equals(above.get(LINEBREAK_MODE))) {
            return value.replace("\\n", "\n").replace("\\r", "\r");
        }
        return value.replace("\\n", "\\\\n").replace("\\r", "\\\\r");
    }

    private static String unescape(String value) {
        return ESCAPE.matcher(value).replaceAll("$1");
    }

    private void checkCommands(String value) {
        for (int at = value.indexOf("$("); at >= 0; at = value.indexOf("$(", at + 1)) {
            boolean isEscaped = at > 0 && value.charAt(at - 1) == '\\';
            if (!isEscaped && commandEnd(value, at + 1) >= 0) {
                throw text.refuse(
                        offset,
                        "the value asks for a shell command, which railsk never runs",
                        "Put the value in single quotes, or write \\$( for a literal \"$(\".");
            }
        }
    }

    private String interpolate(String value) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(value);
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement(matcher)));
            if (result.length() > LONGEST) {
                throw text.refuse(
                        offset,
                        "the value becomes longer than 1048576 characters by the variables that it refers to",
                        "Write it out, or leave it to the app.");
            }
        }
        return matcher.appendTail(result).toString();
    }

    private String replacement(Matcher matcher) {
        if (matcher.group(1) != null) {
            return matcher.group().substring(1);
        }
        String name = matcher.group(2);
        if (name == null) {
            return matcher.group();
        }
        String value = above.get(name);
        if (value == null) {
            throw text.refuse(
                    offset,
                    "the value refers to a variable that is not set above",
                    "Set it in the file first, or put the value in single quotes. railsk reads no other environment.");
        }
        return value;
    }
}
