package dev.railsk.config.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value of a dotenv file: its quotes, escapes and variables. It never runs a command. */
record DotenvValue(EnvFileText text, int offset, Map<String, String> above) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([^$])");
    private static final Pattern VARIABLE =
            Pattern.compile("(\\\\)?\\$(?!\\()\\{?([A-Z0-9_]+)?}?", Pattern.CASE_INSENSITIVE);
    private static final String LINEBREAK_MODE = "DOTENV_LINEBREAK_MODE";

    /** The value that stands for this text. */
    String of(String raw) {
        String bare = strip(raw);
        char quote = quote(bare);
        if (quote == '\'') {
            return inner(bare);
        }
        String unescaped = unescape(quote == '"' ? keepLineBreaks(inner(bare)) : bare);
        return interpolate(withoutCommands(unescaped));
    }

    /** As Ruby does: ASCII blanks and NUL only. */
    private static String strip(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isStripped(raw.charAt(from))) {
            from++;
        }
        while (to > from && isStripped(raw.charAt(to - 1))) {
            to--;
        }
        return raw.substring(from, to);
    }

    private static boolean isStripped(char unit) {
        return DotenvReader.isBlank(unit) || unit == '\n' || unit == 0;
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

    /** Escaped commands stay as text; what only looks like one, such as a bracket that is never closed, does too. */
    private String withoutCommands(String value) {
        int[] ends = DotenvCommands.ends(value);
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int at = value.indexOf("$("); at >= 0; at = value.indexOf("$(", Math.max(at + 1, from))) {
            if (ends[at + 1] < 0) {
                continue;
            }
            if (at == from || value.charAt(at - 1) != '\\') {
                throw text.refuse(
                        offset,
                        "the value asks for a shell command, which railsk never runs",
                        "Put the value in single quotes, or write \\$( for a literal \"$(\".");
            }
            result.append(value, from, at - 1).append(value, at, ends[at + 1] + 1);
            from = ends[at + 1] + 1;
        }
        return result.append(value, from, value.length()).toString();
    }

    private String interpolate(String value) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(value);
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement(matcher)));
            if (result.length() > EnvFileParser.MOST_BYTES) {
                throw text.refuse(
                        offset,
                        "the value grows beyond the " + EnvFileParser.MOST_BYTES + " bytes that Kubernetes stores",
                        "Look at the variables that it repeats.");
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
