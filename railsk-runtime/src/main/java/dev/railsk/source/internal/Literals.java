package dev.railsk.source.internal;

import dev.railsk.source.internal.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads single values: names, numbers, symbols, characters, and what begins with a percent sign or a slash. */
final class Literals {

    private static final String[] METHOD_SIGNS = {
        "[]=", "[]", "<=>", "===", "==", "=~", "!~", "!=", "**", "+@", "-@", "<<", ">>", "<=", ">=", "+", "-", "*", "/",
        "%", "<", ">", "!", "~", "^", "&", "|", "`"
    };

    private final Cursor cursor;
    private final Quotes quotes;

    Literals(Cursor cursor, Quotes quotes) {
        this.cursor = cursor;
        this.quotes = quotes;
    }

    /** A name, with the question or exclamation mark that belongs to it; a method's may end as an assignment. */
    String name(boolean isOfMethod) {
        StringBuilder name = new StringBuilder();
        while (Quotes.isNamePart(cursor.peek())) {
            name.append((char) cursor.next());
        }
        int mark = cursor.peek();
        if ((mark == '?' || mark == '!') && !isAssignment(1)) {
            name.append((char) cursor.next());
        } else if (isOfMethod && isSetter()) {
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    // Such as a != b; but not a? == b.
    private boolean isAssignment(int ahead) {
        int second = cursor.peek(ahead + 1);
        return cursor.peek(ahead) == '=' && second != '=' && second != '~' && second != '>';
    }

    private boolean isSetter() {
        int second = cursor.peek(1);
        return cursor.peek() == '=' && second != '~' && second != '>' && (second != '=' || cursor.peek(2) == '>');
    }

    Token number(Token start) {
        StringBuilder digits = new StringBuilder();
        while (isNumberPart(digits)) {
            digits.append((char) cursor.next());
        }
        return new Token(Kind.NUMBER, digits.toString(), start.line(), start.spaced(), start.first(), List.of());
    }

    private boolean isNumberPart(StringBuilder digits) {
        int next = cursor.peek();
        if (next == '.') {
            int after = cursor.peek(1);
            return after >= '0' && after <= '9' && digits.indexOf(".") < 0;
        }
        if (next == '+' || next == '-') {
            char last = digits.charAt(digits.length() - 1);
            boolean isDecimal = digits.charAt(0) != '0' || digits.indexOf(".") >= 0;
            return (last == 'e' || last == 'E') && isDecimal;
        }
        return Quotes.isNamePart(next) && next < 0x80;
    }

    Token variable(Token start) {
        StringBuilder name = new StringBuilder();
        while (cursor.peek() == '@' || cursor.peek() == '$') {
            name.append((char) cursor.next());
        }
        if (Quotes.isNamePart(cursor.peek())) {
            while (Quotes.isNamePart(cursor.peek())) {
                name.append((char) cursor.next());
            }
        } else {
            // Such as $! and $-w.
            boolean isOption = cursor.peek() == '-';
            name.append((char) cursor.next());
            if (isOption) {
                name.append((char) cursor.next());
            }
        }
        return new Token(Kind.VARIABLE, name.toString(), start.line(), start.spaced(), start.first(), List.of());
    }

    /** A symbol; empty where the colon is a sign. */
    Optional<Token> symbol(Token start) throws Unreadable {
        int next = cursor.peek(1);
        if (next == '"' || next == '\'') {
            cursor.skip(2);
            return Optional.of(quotes.read(next, next == '\'').token(Kind.SYMBOL, start));
        }
        if (next == ':') {
            return Optional.empty();
        }
        int sigils = next == '@' ? (cursor.peek(2) == '@' ? 2 : 1) : next == '$' ? 1 : 0;
        if (Quotes.isNameStart(cursor.peek(1 + sigils))) {
            cursor.skip(1);
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < sigils; i++) {
                name.append((char) cursor.next());
            }
            return Optional.of(symbol(name + name(true), start));
        }
        for (String sign : METHOD_SIGNS) {
            if (sigils == 0 && cursor.isAt(":" + sign)) {
                cursor.skip(1 + sign.length());
                return Optional.of(symbol(sign, start));
            }
        }
        return Optional.empty();
    }

    private static Token symbol(String name, Token start) {
        return new Token(Kind.SYMBOL, name, start.line(), start.spaced(), start.first(), List.of());
    }

    /** Such as {@code ?a}; empty where the question mark is a sign. */
    Optional<Token> character(Token start) {
        int next = cursor.peek(1);
        boolean isNone = next == Cursor.END || next == '\n' || Lexer.isBlank(next);
        if (isNone || (Quotes.isNamePart(next) && Quotes.isNamePart(cursor.peek(2)))) {
            return Optional.empty();
        }
        cursor.skip(1);
        Quotes.Text text = new Quotes.Text();
        int taken = cursor.next();
        if (taken == '\\') {
            text.isLiteral = false;
            escape();
        } else {
            text.value.append((char) taken);
        }
        return Optional.of(text.token(Kind.STRING, start));
    }

    // A letter, a number of a character, or a key of a terminal, such as \C-a.
    private void escape() {
        int kind = cursor.next();
        while (kind == 'c' || ((kind == 'C' || kind == 'M') && cursor.peek() == '-')) {
            cursor.skip(kind == 'c' ? 0 : 1);
            if (cursor.next() != '\\') {
                return;
            }
            kind = cursor.next();
        }
        if (kind == 'u' && cursor.peek() == '{') {
            while (cursor.peek() != '}' && cursor.peek() != Cursor.END && cursor.peek() != '\n') {
                cursor.skip(1);
            }
            cursor.skip(1);
        } else if (kind == 'u' || kind == 'x' || (kind >= '0' && kind <= '7')) {
            while (cursor.peek() < 0x80 && Character.digit((char) cursor.peek(), 16) >= 0) {
                cursor.skip(1);
            }
        }
    }

    Token regex(Token start) throws Unreadable {
        cursor.skip(1);
        return flagged(quotes.read('/', false), start);
    }

    private Token flagged(Quotes.Text text, Token start) {
        text.isLiteral = false;
        while (cursor.peek() >= 'a' && cursor.peek() <= 'z') {
            cursor.skip(1);
        }
        return text.token(Kind.TEXT, start);
    }

    /** Such as {@code %w[a b]}, {@code %q(text)}, {@code %(text)}. */
    Token percent(Token start) throws Unreadable {
        int kind = cursor.peek(1);
        boolean isPlain = !Quotes.isNamePart(kind);
        int open = isPlain ? kind : cursor.peek(2);
        if (open == Cursor.END || Quotes.isNamePart(open) || "QqWwIixrs".indexOf(isPlain ? 'Q' : kind) < 0) {
            throw new Unreadable("a percent sign begins no text that Ruby knows", start.line());
        }
        cursor.skip(isPlain ? 2 : 3);
        return switch (isPlain ? 'Q' : kind) {
            case 'w', 'i', 'W', 'I' -> {
                boolean isRaw = kind == 'w' || kind == 'i';
                Kind each = kind == 'w' || kind == 'W' ? Kind.STRING : Kind.SYMBOL;
                yield new Token(Kind.WORDS, "", start.line(), start.spaced(), true, quotes.words(open, isRaw, each));
            }
            case 'q' -> quotes.read(open, true).token(Kind.STRING, start);
            case 's' -> quotes.read(open, true).token(Kind.SYMBOL, start);
            case 'Q' -> quotes.read(open, false).token(Kind.STRING, start);
            default -> flagged(quotes.read(open, false), start);
        };
    }
}
