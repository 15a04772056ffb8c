package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads texts: what is between quotes of any kind, with the code within them. */
final class Quotes {

    private final Cursor cursor;
    private final Locals locals;
    private final int depth;

    Quotes(Cursor cursor, Locals locals, int depth) {
        this.cursor = cursor;
        this.locals = locals;
        this.depth = depth;
    }

    /** What was read; it is no literal where there is code in it, or an escape that is not followed here. */
    static final class Text {

        final StringBuilder value = new StringBuilder();
        final List<Token> code = new ArrayList<>();
        boolean isLiteral = true;

        Token token(Kind kind, Token before) {
            return new Token(
                    isLiteral ? kind : Kind.TEXT,
                    value.toString(),
                    before.line(),
                    before.spaced(),
                    before.first(),
                    code);
        }
    }

    /** Read up to the closing quote, from behind the opening one. */
    Text read(int open, boolean isRaw) throws Unreadable {
        int close = closing(open);
        int line = cursor.line();
        Text text = new Text();
        int nested = 0;
        while (true) {
            int next = cursor.peek();
            if (next == Cursor.END) {
                throw new Unreadable("a text that begins here does not end", line);
            }
            if (next == close && nested == 0) {
                cursor.skip(1);
                return text;
            }
            if (next == close) {
                nested--;
            } else if (next == open) {
                nested++;
            }
            piece(text, open, close, isRaw);
        }
    }

    /** Take one character, one escape, or one piece of code. */
    void piece(Text text, int open, int close, boolean isRaw) throws Unreadable {
        int next = cursor.next();
        if (next == '\\') {
            if (isRaw) {
                rawEscape(text, open, close);
            } else {
                Escapes.read(cursor, text);
            }
        } else if (next == '#' && !isRaw && isCode()) {
            code(text);
        } else if (next == '\r' && cursor.peek() == '\n') {
            // Ruby reads one line end as any other.
            return;
        } else {
            text.value.append((char) next);
        }
    }

    private boolean isCode() {
        int next = cursor.peek();
        if (next == '{') {
            return true;
        }
        int sigils = next == '@' && cursor.peek(1) == '@' ? 2 : 1;
        return (next == '@' || next == '$') && isNameStart(cursor.peek(sigils));
    }

    private void code(Text text) throws Unreadable {
        text.isLiteral = false;
        if (cursor.peek() != '{') {
            text.code.add(new Token(Kind.VARIABLE, "", cursor.line(), false, true, List.of()));
            return;
        }
        if (depth >= Bounds.TEXT_DEPTH) {
            throw new Unreadable("code within texts goes deeper than " + Bounds.TEXT_DEPTH + " levels", cursor.line());
        }
        cursor.skip(1);
        text.code.addAll(new Lexer(cursor, locals, depth + 1).within());
        text.code.add(new Token(Kind.NEWLINE, ";", cursor.line(), false, false, List.of()));
    }

    private void rawEscape(Text text, int open, int close) {
        int next = cursor.peek();
        if (next == '\\' || next == open || next == close) {
            cursor.skip(1);
            text.value.append((char) next);
        } else {
            text.value.append('\\');
        }
    }

    /** The words between two quotes. */
    List<Token> words(int open, boolean isRaw, Kind kind) throws Unreadable {
        int close = closing(open);
        Token start = new Token(kind, "", cursor.line(), true, true, List.of());
        List<Token> words = new ArrayList<>();
        Text word = new Text();
        boolean isInWord = false;
        int nested = 0;
        while (true) {
            int next = cursor.peek();
            if (next == Cursor.END) {
                throw new Unreadable("a list of words that begins here does not end", start.line());
            }
            boolean isEnd = next == close && nested == 0;
            if (isEnd || Lexer.isBlank(next) || next == '\n') {
                if (isInWord) {
                    words.add(word.token(kind, start));
                }
                word = new Text();
                isInWord = false;
                cursor.skip(1);
                if (isEnd) {
                    return words;
                }
                continue;
            }
            nested += next == close ? -1 : next == open ? 1 : 0;
            isInWord = true;
            wordPiece(word, open, close, isRaw);
        }
    }

    private void wordPiece(Text word, int open, int close, boolean isRaw) throws Unreadable {
        int escaped = cursor.peek(1);
        if (cursor.peek() == '\\' && (Lexer.isBlank(escaped) || escaped == '\n')) {
            cursor.skip(2);
            word.value.append((char) escaped);
            return;
        }
        piece(word, open, close, isRaw);
    }

    static int closing(int open) {
        return switch (open) {
            case '(' -> ')';
            case '[' -> ']';
            case '{' -> '}';
            case '<' -> '>';
            default -> open;
        };
    }

    static boolean isNameStart(int letter) {
        return letter == '_' || isLetter(letter) || letter >= 0x80;
    }

    static boolean isNamePart(int letter) {
        return isNameStart(letter) || (letter >= '0' && letter <= '9');
    }

    private static boolean isLetter(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }
}
