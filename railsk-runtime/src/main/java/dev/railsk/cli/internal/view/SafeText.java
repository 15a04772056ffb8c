package dev.railsk.cli.internal.view;

/** Text from elsewhere, made fit for a terminal: without control characters, escape sequences and changes of direction. */
public final class SafeText {

    private static final char ESCAPE = '\u001b';

    private SafeText() {}

    /** One line: line breaks and tabs become spaces. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** Several lines: line breaks stay. */
    public static String lines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepsBreaks) {
        StringBuilder clean = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char letter = text.charAt(i);
            if (letter == ESCAPE) {
                i = afterEscape(text, i + 1);
                continue;
            }
            if (letter == '\n' && keepsBreaks) {
                clean.append('\n');
            } else if (letter == '\t' || letter == '\n') {
                clean.append(' ');
            } else if (!Character.isISOControl(letter) && !isDirection(letter)) {
                clean.append(letter);
            }
            i++;
        }
        return clean.toString();
    }

    // A sequence is "ESC [", parameters, and one letter; or "ESC ]" up to a bell or the next escape; or ESC and one
    // letter.
    private static int afterEscape(String text, int start) {
        int i = start;
        if (i < text.length() && text.charAt(i) == '[') {
            i++;
            while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < '@') {
                i++;
            }
        } else if (i < text.length() && text.charAt(i) == ']') {
            while (i < text.length()
                    && text.charAt(i) != '\u0007'
                    && text.charAt(i) != ESCAPE
                    && text.charAt(i) != '\n') {
                i++;
            }
            boolean isBell = i < text.length() && text.charAt(i) == '\u0007';
            return isBell ? i + 1 : i;
        }
        boolean isEnd = i < text.length() && !Character.isISOControl(text.charAt(i));
        return isEnd ? i + 1 : i;
    }

    private static boolean isDirection(char letter) {
        return (letter >= '\u202a' && letter <= '\u202e') || (letter >= '\u2066' && letter <= '\u2069');
    }
}
