package dev.railsk.config.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the dialect of the dotenv gem: quotes, comments, values of several lines, variables of the same file. */
final class DotenvReader {

    private static final String NEXT_STEP = "Write NAME=value, with a value of several words or lines in quotes.";

    private final EnvFileText text;
    private final String content;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Character, Integer> lastOfUnclosed = new HashMap<>();
    private int at;

    private DotenvReader(EnvFileText text) {
        this.text = text;
        content = text.content();
    }

    static DotenvReader of(String file, String content) {
        return new DotenvReader(
                new EnvFileText(file, content.replace("\r\n", "\n").replace('\r', '\n')));
    }

    Map<String, String> read() {
        while (at < content.length()) {
            skipSpace();
            // The gem passes over a line without a name.
            if (at == content.length() || is('#') || is('=')) {
                at = lineEnd(at);
            } else {
                readSetting();
            }
        }
        return values;
    }

    private void readSetting() {
        int start = at;
        boolean exported = skipExport();
        String name = word();
        int afterName = at;
        skipBlanks();
        boolean colon = at == afterName && is(':') && at + 1 < content.length() && isBlank(content.charAt(at + 1));
        if (name.isEmpty()) {
            throw text.refuse(start, "this is not a setting", NEXT_STEP);
        } else if (exported && is('=') && isNothing(at + 1)) {
            checkLone(start, name, true);
            at = lineEnd(at);
        } else if (is('=') || colon) {
            at++;
            values.put(name, readValue());
        } else if (ends(at)) {
            checkLone(start, name, exported);
            at = lineEnd(at);
        } else {
            throw text.refuse(start, "this is not a setting", NEXT_STEP);
        }
    }

    // Not one character of a value, not even a blank: the gem takes "export A=" for "export A".
    private boolean isNothing(int offset) {
        return offset == content.length() || content.charAt(offset) == '\n' || content.charAt(offset) == '#';
    }

    private void checkLone(int start, String name, boolean exported) {
        if (exported && !values.containsKey(name)) {
            throw text.refuse(start, "a variable is exported that is not set above", "Set it first: NAME=value.");
        }
        if (!exported) {
            values.put(name, "");
        }
    }

    private String readValue() {
        int start = at;
        skipBlanks();
        if (is('"') || is('\'')) {
            int end = quotedEnd(content.charAt(at));
            if (end >= 0) {
                String quoted = content.substring(at, end);
                at = lineEnd(end);
                return value(start, quoted);
            }
        }
        return unquoted(start);
    }

    private String unquoted(int start) {
        int lineEnd = lineEnd(start);
        String line = content.substring(start, lineEnd);
        int comment = line.indexOf('#');
        String raw = comment >= 0 ? line.substring(0, comment) : line;
        if (EnvFileText.opensPem(raw)) {
            throw text.refuse(
                    start,
                    "a key or certificate of several lines begins here, without quotes",
                    "Put it in double quotes, the last line's end included.");
        }
        at = lineEnd;
        return value(start, raw);
    }

    private String value(int offset, String raw) {
        return new DotenvValue(text, offset, values).of(raw);
    }

    /**
     * Where a quoted value ends, after its closing quote; negative when something follows, so that it is no quoted value. As in
     * the gem's pattern, the first quote without a backslash closes it, else the last one with a backslash that ends a line.
     */
    private int quotedEnd(char quote) {
        Integer known = lastOfUnclosed.get(quote);
        if (known != null) {
            return unclosed(known > at ? known : -1);
        }
        int lastEscaped = -1;
        int close = content.indexOf(quote, at + 1);
        while (close >= 0 && content.charAt(close - 1) == '\\') {
            lastEscaped = ends(close + 1) ? close + 1 : lastEscaped;
            close = content.indexOf(quote, close + 1);
        }
        if (close >= 0 && ends(close + 1)) {
            return close + 1;
        }
        if (close < 0) {
            // No such quote closes from here on: what is known now is true of every later one too.
            lastOfUnclosed.put(quote, lastEscaped);
            return unclosed(lastEscaped);
        }
        return lastEscaped;
    }

    private int unclosed(int lastEscaped) {
        if (lastEscaped < 0) {
            throw text.refuse(at, "a quote is opened and not closed", "Close it, or escape it with a backslash.");
        }
        return lastEscaped;
    }

    private boolean skipExport() {
        int start = at;
        if (word().equals("export")) {
            int end = at;
            skipSpace();
            if (at > end && isWord(at)) {
                return true;
            }
        }
        at = start;
        return false;
    }

    private String word() {
        int start = at;
        while (isWord(at)) {
            at++;
        }
        return content.substring(start, at);
    }

    private boolean isWord(int offset) {
        if (offset >= content.length()) {
            return false;
        }
        char c = content.charAt(offset);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    private boolean is(char expected) {
        return at < content.length() && content.charAt(at) == expected;
    }

    private void skipBlanks() {
        at = afterBlanks(at);
    }

    private int afterBlanks(int offset) {
        int end = offset;
        while (end < content.length() && isBlank(content.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipSpace() {
        while (at < content.length() && (isBlank(content.charAt(at)) || content.charAt(at) == '\n')) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\u000B';
    }

    private boolean ends(int offset) {
        int end = afterBlanks(offset);
        return end == content.length() || content.charAt(end) == '\n' || content.charAt(end) == '#';
    }

    private int lineEnd(int offset) {
        int end = content.indexOf('\n', offset);
        return end < 0 ? content.length() : end;
    }
}
