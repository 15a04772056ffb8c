package dev.railsk.manifest.internal;

/**
 * Decides how YAML must write a string so that every reader, YAML 1.1 or 1.2, reads that string.
 *
 * <p>In doubt it quotes.
 */
enum ScalarStyle {
    /** As it is. */
    PLAIN,
    /** Between single quotes: printable, on one line. */
    SINGLE_QUOTED,
    /** Between double quotes with escapes. */
    DOUBLE_QUOTED,
    /** Lines of their own after a bar. */
    LITERAL;

    /** The ASCII characters that mean nothing to YAML within a word: letters, digits, and some signs. */
    static final boolean[] IN_WORDS = inWords();

    private static boolean[] inWords() {
        boolean[] allowed = new boolean[0x100];
        for (char unit = 0; unit < 0x80; unit++) {
            allowed[unit] = isLetterOrSlash(unit) || isDigit(unit) || unit == '-' || unit == '.' || unit == ':';
        }
        return allowed;
    }

    /** Whether a text is plain if all of its characters are {@link #IN_WORDS}: the common case, decided in a glance. */
    static boolean mayBeWord(String text) {
        int length = text.length();
        return length > 0 && isLetterOrSlash(text.charAt(0)) && text.charAt(length - 1) != ':' && !isReserved(text);
    }

    static ScalarStyle of(String text) {
        return text.isEmpty() ? DOUBLE_QUOTED : ofUnusual(text);
    }

    private static ScalarStyle ofUnusual(String text) {
        boolean lines = false;
        boolean quotes = false;
        boolean surrogates = false;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            surrogates = surrogates || unit >= Character.MIN_SURROGATE;
            if (unit == '\n') {
                lines = true;
            } else if (unit == '"' || unit == '\\') {
                quotes = true;
            } else if (!isPrintable(unit)) {
                Utf8Buffer.requireWellFormed(text);
                return DOUBLE_QUOTED;
            }
        }
        if (surrogates) {
            Utf8Buffer.requireWellFormed(text);
        }
        if (lines) {
            return fitsLines(text) ? LITERAL : DOUBLE_QUOTED;
        }
        if (isPlain(text)) {
            return PLAIN;
        }
        return quotes ? SINGLE_QUOTED : DOUBLE_QUOTED;
    }

    /** What both YAML versions call printable, without the tab and what one of them takes for a line break. */
    static boolean isPrintable(char unit) {
        if (unit < 0x7F) {
            return unit >= ' ';
        }
        return unit >= 0xA0 && unit != 0x2028 && unit != 0x2029 && unit != 0xFEFF && unit < 0xFFFE;
    }

    /** No line may begin or end with a blank: readers do not agree on those. */
    private static boolean fitsLines(String text) {
        char before = '\n';
        boolean content = false;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if ((unit == ' ' && !content) || (unit == '\n' && before == ' ')) {
                return false;
            }
            content = content || unit != '\n';
            before = unit;
        }
        return content && text.charAt(0) != '\n' && before != ' ';
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (last == ' ' || last == ':' || isReserved(text)) {
            return false;
        }
        if (!isLetterOrSlash(first) && first < 0x80 && first != '(' && first != '$' && !startsHarmlessly(text)) {
            return false;
        }
        char before = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if ((unit == ' ' && before == ':') || (unit == '#' && before == ' ')) {
                return false;
            }
            before = unit;
        }
        return true;
    }

    /** An option such as {@code -c}; or a digit, and then a letter that no number, date or time has: {@code 100Mi}. */
    private static boolean startsHarmlessly(String text) {
        if (!isDigit(text.charAt(0))) {
            int option = text.startsWith("--") ? 2 : text.startsWith("-") ? 1 : text.length();
            // Underscores are dropped from numbers: to kubectl, -_1 is -1.
            return option < text.length() && isLetterOrSlash(text.charAt(option)) && text.charAt(option) != '_';
        }
        for (int index = 1; index < text.length(); index++) {
            char unit = text.charAt(index);
            boolean letter = (unit >= 'g' && unit <= 'z') || (unit >= 'G' && unit <= 'Z');
            if (letter && "oOtTxXzZ".indexOf(unit) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The words some YAML version takes for a boolean or for null, in any case. */
    private static boolean isReserved(String text) {
        if (text.length() > "false".length() || !mayBeginReserved(text.charAt(0))) {
            return false;
        }
        return switch (text.length()) {
            case 1 -> "yYnN".indexOf(text.charAt(0)) >= 0;
            case 2 -> text.equalsIgnoreCase("no") || text.equalsIgnoreCase("on");
            case 3 -> text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("off");
            case 4 -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("null");
            default -> text.equalsIgnoreCase("false");
        };
    }

    private static boolean mayBeginReserved(char first) {
        int letter = first | 0x20;
        return letter == 'f' || letter == 'n' || letter == 'o' || letter == 't' || letter == 'y';
    }

    private static boolean isLetterOrSlash(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit == '/' || unit == '_';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
