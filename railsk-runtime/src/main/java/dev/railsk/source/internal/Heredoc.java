package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.Optional;

/** A text that stands below the line that announces it. Never a literal: what Ruby makes of its indentation is not followed. */
final class Heredoc {

    private final String terminator;
    private final boolean isIndented;
    private final boolean isRaw;

    private Heredoc(String terminator, boolean isIndented, boolean isRaw) {
        this.terminator = terminator;
        this.isIndented = isIndented;
        this.isRaw = isRaw;
    }

    /** Take the announcement at the cursor; empty, and nothing taken, where there is none. */
    static Optional<Heredoc> announced(Cursor cursor) {
        if (!cursor.isAt("<<")) {
            return Optional.empty();
        }
        int length = 2;
        boolean isIndented = cursor.peek(length) == '-' || cursor.peek(length) == '~';
        length += isIndented ? 1 : 0;
        int quote = cursor.peek(length);
        boolean isQuoted = quote == '"' || quote == '\'' || quote == '`';
        length += isQuoted ? 1 : 0;
        StringBuilder name = new StringBuilder();
        while (isQuoted ? isWithin(cursor.peek(length), quote) : Quotes.isNamePart(cursor.peek(length))) {
            name.append((char) cursor.peek(length));
            length++;
        }
        boolean isName = isQuoted
                ? cursor.peek(length) == quote && name.length() > 0
                : name.length() > 0 && Quotes.isNameStart(name.charAt(0));
        if (!isName) {
            return Optional.empty();
        }
        cursor.skip(length + (isQuoted ? 1 : 0));
        return Optional.of(new Heredoc(name.toString(), isIndented, quote == '\''));
    }

    private static boolean isWithin(int letter, int quote) {
        return letter != quote && letter != '\n' && letter != Cursor.END;
    }

    /** Read the body, and come back to behind the announcement. */
    Token read(Cursor cursor, Quotes quotes, Token start) throws Unreadable {
        int from = cursor.enterBody();
        Quotes.Text text = new Quotes.Text();
        text.isLiteral = false;
        while (!isTerminator(cursor)) {
            if (cursor.peek() == Cursor.END) {
                throw new Unreadable("the text " + terminator + " that is announced here does not end", start.line());
            }
            int line = cursor.line();
            while (cursor.peek() != Cursor.END && cursor.line() == line && cursor.peek() != '\n') {
                quotes.piece(text, Cursor.END, Cursor.END, isRaw);
            }
            if (cursor.line() == line) {
                text.value.append('\n');
                cursor.skip(1);
            }
        }
        cursor.skip(cursor.restOfLine().length());
        if (cursor.peek() == '\r') {
            cursor.skip(1);
        }
        cursor.skip(1);
        cursor.leaveBody(from);
        return text.token(Kind.STRING, start);
    }

    private boolean isTerminator(Cursor cursor) {
        if (!cursor.isAtLineStart()) {
            return false;
        }
        String line = cursor.restOfLine();
        return (isIndented ? line.stripLeading() : line).equals(terminator);
    }
}
