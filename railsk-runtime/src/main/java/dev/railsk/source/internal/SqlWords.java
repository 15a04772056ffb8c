package dev.railsk.source.internal;

import dev.railsk.source.internal.SqlWord.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From characters to the words of SQL, a statement at a time, as PostgreSQL and its psql have them: what stands in texts, in bodies of
 * functions, in comments and in rows that are copied is none of it.
 */
final class SqlWords {

    /** What psql does by itself, and what changes nothing. */
    private static final Set<String> HARMLESS_COMMANDS = Set.of("restrict", "unrestrict", "connect", "c", ".", "set");

    private static final int END = -1;

    private final String text;
    private int position;
    private int line = 1;

    SqlWords(String text) {
        this.text = text;
    }

    /** The names in an expression. */
    static Set<String> names(String expression) throws Unreadable {
        SqlWords words = new SqlWords(expression);
        List<SqlWord> found = new ArrayList<>();
        boolean isMore = true;
        while (isMore) {
            isMore = words.word(found);
        }
        return names(found);
    }

    static Set<String> names(List<SqlWord> words) {
        Set<String> names = new HashSet<>();
        for (SqlWord word : words) {
            if (word.isName()) {
                names.add(word.text());
            }
        }
        return names;
    }

    /** The words of the next statement without its semicolon; none behind the last. */
    List<SqlWord> statement() throws Unreadable {
        List<SqlWord> words = new ArrayList<>();
        Nesting nesting = new Nesting();
        while (word(words)) {
            SqlWord last = words.get(words.size() - 1);
            if (words.size() > Bounds.SQL_WORDS) {
                throw new Unreadable(
                        "a statement of more than " + Bounds.SQL_WORDS + " words begins here",
                        words.get(0).line());
            }
            nesting.take(words);
            if (last.isSign(";") && nesting.isClosed()) {
                words.remove(words.size() - 1);
                if (!words.isEmpty()) {
                    skipRows(words);
                    return words;
                }
            }
        }
        if (!words.isEmpty()) {
            throw new Unreadable(
                    "a statement that begins here does not end", words.get(0).line());
        }
        return words;
    }

    /** Parentheses, and the bodies of functions that are written as statements. */
    private static final class Nesting {

        private int parentheses;
        private int blocks;

        void take(List<SqlWord> words) {
            SqlWord last = words.get(words.size() - 1);
            if (last.isSign("(")) {
                parentheses++;
            } else if (last.isSign(")")) {
                parentheses--;
            } else if (last.isKeyword("atomic") && words.size() > 1) {
                blocks += words.get(words.size() - 2).isKeyword("begin") ? 1 : 0;
            } else if (blocks > 0 && last.isKeyword("case")) {
                blocks++;
            } else if (blocks > 0 && last.isKeyword("end")) {
                blocks--;
            }
        }

        boolean isClosed() {
            return parentheses <= 0 && blocks == 0;
        }
    }

    // The rows behind COPY .. FROM stdin end with a line of their own.
    private void skipRows(List<SqlWord> words) throws Unreadable {
        SqlWord last = words.get(words.size() - 1);
        boolean isCopied = words.get(0).isKeyword("copy") && last.isKeyword("stdin");
        if (!isCopied) {
            return;
        }
        int from = line;
        restOfLine();
        while (peek(0) != END) {
            String row = restOfLine();
            if (row.equals("\\.")) {
                return;
            }
        }
        throw new Unreadable("the rows that are copied from here on do not end", from);
    }

    /** Add the next word, if there is one. */
    private boolean word(List<SqlWord> words) throws Unreadable {
        skipBlanks();
        while (peek(0) == '\\' && words.isEmpty()) {
            int at = line;
            command(restOfLine(), at);
            skipBlanks();
        }
        if (peek(0) == END) {
            return false;
        }
        words.add(word(peek(0), line));
        return true;
    }

    private SqlWord word(int next, int at) throws Unreadable {
        if (next == '\'') {
            return new SqlWord(Kind.TEXT, quoted('\'', false), at);
        }
        if (next == '"') {
            return new SqlWord(Kind.QUOTED, quoted('"', false), at);
        }
        if ((next == 'e' || next == 'E') && peek(1) == '\'') {
            take();
            return new SqlWord(Kind.TEXT, quoted('\'', true), at);
        }
        if (next == '$' && isTag()) {
            dollars(at);
            return new SqlWord(Kind.TEXT, "", at);
        }
        if (isNameStart(next)) {
            return new SqlWord(Kind.NAME, name().toLowerCase(Locale.ROOT), at);
        }
        if (isDigit(next)) {
            return new SqlWord(Kind.NUMBER, number(), at);
        }
        if (next == '`' || next == 0) {
            throw new Unreadable("it is not written as PostgreSQL has it", at);
        }
        return new SqlWord(Kind.SIGN, String.valueOf((char) take()), at);
    }

    private static void command(String written, int at) throws Unreadable {
        int end = 1;
        while (end < written.length() && !Character.isWhitespace(written.charAt(end))) {
            end++;
        }
        String name = written.substring(1, end);
        if (!HARMLESS_COMMANDS.contains(name)) {
            throw new Unreadable("what \\" + Bounds.quote(name) + " brings in is not read", at);
        }
    }

    private void skipBlanks() throws Unreadable {
        while (true) {
            int next = peek(0);
            if (next == ' ' || next == '\t' || next == '\n' || next == '\r' || next == '\f' || next == 0x0b) {
                take();
            } else if (next == '-' && peek(1) == '-') {
                restOfLine();
            } else if (next == '/' && peek(1) == '*') {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() throws Unreadable {
        int from = line;
        int open = 0;
        do {
            if (peek(0) == END) {
                throw new Unreadable("a comment that begins here does not end", from);
            }
            if (peek(0) == '/' && peek(1) == '*') {
                open++;
                take();
            } else if (peek(0) == '*' && peek(1) == '/') {
                open--;
                take();
            }
            take();
        } while (open > 0);
    }

    private String quoted(int quote, boolean hasEscapes) throws Unreadable {
        int from = line;
        StringBuilder value = new StringBuilder();
        take();
        while (true) {
            int next = take();
            if (next == END) {
                throw new Unreadable("a text that begins here does not end", from);
            }
            if (next == quote && peek(0) != quote) {
                return value.toString();
            }
            if (next == quote || (next == '\\' && hasEscapes)) {
                next = take();
            }
            value.append((char) next);
        }
    }

    /** Whether what stands here begins a body such as {@code $$ .. $$}. */
    private boolean isTag() {
        int ahead = 1;
        while (isNamePart(peek(ahead)) && peek(ahead) != '$') {
            ahead++;
        }
        return peek(ahead) == '$' && !isDigit(peek(1));
    }

    private void dollars(int from) throws Unreadable {
        int end = text.indexOf('$', position + 1) + 1;
        String tag = text.substring(position, end);
        int close = text.indexOf(tag, end);
        if (close < 0) {
            throw new Unreadable("a body that begins here with " + Bounds.quote(tag) + " does not end", from);
        }
        while (position < close + tag.length()) {
            take();
        }
    }

    private String name() {
        int from = position;
        while (isNamePart(peek(0))) {
            position++;
        }
        return text.substring(from, position);
    }

    private String number() {
        int from = position;
        while (isDigit(peek(0)) || peek(0) == '.') {
            position++;
        }
        return text.substring(from, position);
    }

    private String restOfLine() {
        int end = text.indexOf('\n', position);
        String rest = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : end + 1;
        line += end < 0 ? 0 : 1;
        return rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
    }

    private int peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    private int take() {
        int next = peek(0);
        if (next != END) {
            position++;
            line += next == '\n' ? 1 : 0;
        }
        return next;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isNameStart(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' || letter >= 0x80;
    }

    private static boolean isNamePart(int letter) {
        return isNameStart(letter) || isDigit(letter) || letter == '$';
    }
}
