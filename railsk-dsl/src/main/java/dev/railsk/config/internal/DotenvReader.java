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
    private final Map<Character, Closing> closings = new HashMap<>();
    private long size;
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
        if (name.isEmpty()) {
            throw text.refuse(start, "this is not a setting", NEXT_STEP);
        }
        if (skipAssignment()) {
            if (exported && (at == content.length() || is('\n') || is('#'))) {
                checkExport(start, name);
                at = lineEnd(at);
            } else {
                put(start, name, readValue());
            }
        } else if (ends(at)) {
            if (exported) {
                checkExport(start, name);
            } else {
                put(start, name, "");
            }
            at = lineEnd(at);
        } else {
            throw text.refuse(start, "this is not a setting", NEXT_STEP);
        }
    }

    /** To the gem, white space before an equals sign may hold line breaks. */
    private boolean skipAssignment() {
        int afterName = at;
        if (is(':') && afterName + 1 < content.length() && isBlank(content.charAt(afterName + 1))) {
            at += 2;
            return true;
        }
        skipSpace();
        if (is('=')) {
            at++;
            return true;
        }
        at = afterName;
        return false;
    }

    /** An export without a value keeps the value that is there. */
    private void checkExport(int start, String name) {
        if (!values.containsKey(name)) {
            throw text.refuse(start, "a variable is exported that is not set above", "Set it first: NAME=value.");
        }
    }

    private void put(int start, String name, String value) {
        String before = values.put(name, value);
        size += value.length() - (before == null ? 0 : before.length());
        if (size > EnvFileParser.MOST_BYTES) {
            throw text.refuse(
                    start,
                    "the values up to here have more than the " + EnvFileParser.MOST_BYTES
                            + " bytes that Kubernetes stores",
                    "Put large content into the image or a volume.");
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
        int end = start;
        while (end < lineEnd && content.charAt(end) != '#') {
            end++;
        }
        String raw = content.substring(start, end);
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
        Closing closing = closing(quote);
        if (closing.quote() < content.length() && ends(closing.quote() + 1)) {
            return closing.quote() + 1;
        }
        int escaped = closing.lastEscaped() > at ? closing.lastEscaped() + 1 : -1;
        if (closing.quote() == content.length() && escaped < 0) {
            throw text.refuse(at, "a quote is opened and not closed", "Close it, or escape it with a backslash.");
        }
        return escaped;
    }

    /**
     * Which quote may close those that are opened from here on. What was found for one quote holds for all up to its end, and is
     * remembered: looking for it anew would take a time that grows with the square of the file.
     */
    private Closing closing(char quote) {
        Closing known = closings.get(quote);
        if (known != null && known.from() <= at && at < known.quote()) {
            return known;
        }
        int lastEscaped = -1;
        int close = content.indexOf(quote, at + 1);
        while (close >= 0 && content.charAt(close - 1) == '\\') {
            lastEscaped = ends(close + 1) ? close : lastEscaped;
            close = content.indexOf(quote, close + 1);
        }
        Closing closing = new Closing(at, close < 0 ? content.length() : close, lastEscaped);
        closings.put(quote, closing);
        return closing;
    }

    /**
     * What closes a quote.
     *
     * @param from where the search began
     * @param quote the first quote without a backslash; the file's end when there is none
     * @param lastEscaped the last quote with a backslash before it that ends a line; -1 when there is none
     */
    private record Closing(int from, int quote, int lastEscaped) {}

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

    static boolean isBlank(char c) {
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
