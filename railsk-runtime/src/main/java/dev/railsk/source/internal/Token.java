package dev.railsk.source.internal;

import java.util.List;

/**
 * A word of Ruby.
 *
 * @param text its value where it is a literal, else what is written
 * @param spaced whether a blank stands before it
 * @param first whether a value begins with it: so that a bracket is a list and no index, a brace a hash and no block
 * @param inner the code within a text that has some, the texts of a list of words
 */
record Token(Kind kind, String text, int line, boolean spaced, boolean first, List<Token> inner) {

    enum Kind {
        NAME,
        CONSTANT,
        /** One with a sigil, such as {@code @count}, and a name that something was given before. */
        VARIABLE,
        KEYWORD,
        /** A keyword behind a statement, such as in {@code return if done}. */
        MODIFIER,
        LABEL,
        SYMBOL,
        STRING,
        /** A text whose value is known only where it runs. */
        TEXT,
        WORDS,
        NUMBER,
        SIGN,
        NEWLINE,
        /** Behind the last. */
        NOTHING
    }

    static Token nothing(int line) {
        return new Token(Kind.NOTHING, "", line, false, true, List.of());
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(Kind wanted, String value) {
        return kind == wanted && text.equals(value);
    }

    boolean isSign(String sign) {
        return is(Kind.SIGN, sign);
    }

    boolean isKeyword(String keyword) {
        return is(Kind.KEYWORD, keyword);
    }
}
