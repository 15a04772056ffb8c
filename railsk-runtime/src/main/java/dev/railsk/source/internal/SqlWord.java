package dev.railsk.source.internal;

/**
 * A word of PostgreSQL's SQL.
 *
 * @param text its value: a name that is not quoted in small letters, a text without its quotes
 */
record SqlWord(Kind kind, String text, int line) {

    enum Kind {
        /** A keyword, or a name that is not quoted. */
        NAME,
        QUOTED,
        TEXT,
        NUMBER,
        SIGN
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.NAME && text.equals(keyword);
    }

    /** Whether it can name something. */
    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED;
    }
}
