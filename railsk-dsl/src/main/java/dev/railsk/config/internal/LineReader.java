package dev.railsk.config.internal;

import dev.railsk.config.EnvDialect;
import dev.railsk.name.internal.Syntax;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the dialects of kubectl and Kustomize, in which every line stands for itself and quotes mean nothing. */
final class LineReader {

    private static final int LONGEST_NAME = 253;
    private static final String ONE_LINE =
            "Values of this dialect have one line. Put the value on one line, or read the file as EnvDialect.DOTENV.";

    private final EnvFileText text;
    private final boolean strict;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int number;

    LineReader(EnvFileText text, EnvDialect dialect) {
        this.text = text;
        strict = dialect == EnvDialect.KUBECTL;
    }

    Map<String, String> read() {
        for (String line : text.content().split("\n", -1)) {
            number++;
            String bare = withoutLeadingSpace(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            if (!bare.isEmpty() && bare.charAt(0) != '#') {
                readSetting(bare);
            }
        }
        return values;
    }

    private void readSetting(String line) {
        if (EnvFileText.opensPem(line)) {
            throw text.refuseLine(number, "a key or certificate of several lines begins here", ONE_LINE);
        }
        int equals = line.indexOf('=');
        if (equals < 0 && strict) {
            throw text.refuseLine(
                    number,
                    "there is no \"=\"",
                    "Write NAME=value. kubectl would take the value from its caller's environment; railsk never does.");
        }
        String name = equals < 0 ? line : line.substring(0, equals);
        String value = equals < 0 ? "" : line.substring(equals + 1);
        checkName(name);
        if (opensQuote(value)) {
            throw text.refuseLine(number, "a quote is opened and not closed", ONE_LINE);
        }
        // Kustomize passes over a line without a name.
        if (!name.isEmpty()) {
            put(name, value);
        }
    }

    private void put(String name, String value) {
        Integer earlier = lines.putIfAbsent(name, number);
        if (earlier != null) {
            throw text.refuseLine(
                    number, "this name is set in line " + earlier + " already", "Keep one of the two lines.");
        }
        values.put(name, value);
    }

    private void checkName(String name) {
        if (strict
                && (!Syntax.isWord(name, "-._", LONGEST_NAME)
                        || Syntax.startsWithDigit(name)
                        || name.equals(".")
                        || name.startsWith(".."))) {
            throw text.refuseLine(
                    number,
                    "the name before \"=\" is not one that kubectl takes",
                    "Use at most 253 letters, digits, \"-\", \"_\" and \".\", neither a digit nor \"..\" first,"
                            + " and no blanks around \"=\".");
        }
    }

    private static boolean opensQuote(String value) {
        if (value.isEmpty() || (value.charAt(0) != '"' && value.charAt(0) != '\'')) {
            return false;
        }
        return value.indexOf(value.charAt(0), 1) < 0;
    }

    private static String withoutLeadingSpace(String line) {
        int start = 0;
        while (start < line.length() && isSpace(line.charAt(start))) {
            start++;
        }
        return line.substring(start);
    }

    // Unicode's White_Space, which is what both tools trim; Java's own notions differ from it in some characters.
    private static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r')
                || character == ' '
                || character == '\u0085'
                || character == '\u00A0'
                || Character.isSpaceChar(character);
    }
}
