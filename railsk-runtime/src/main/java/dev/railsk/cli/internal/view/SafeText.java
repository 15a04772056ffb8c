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

    /**
     * JSON that reads the same: what might act on a terminal or in a log is written as an escape. A line of JSON begins with
     * neither colon nor hash, so only commands that may stand anywhere matter.
     */
    public static String json(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int index = 0; index < json.length(); index++) {
            char letter = json.charAt(index);
            if (isInvisible(letter) || (letter == '[' && json.startsWith("##", index - 2))) {
                safe.append(String.format("\\u%04x", (int) letter));
            } else {
                safe.append(letter);
            }
        }
        return safe.toString();
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
            } else if (!Character.isISOControl(letter) && !isInvisible(letter)) {
                clean.append(letter);
            }
            i++;
        }
        return neutral(clean.toString());
    }

    // GitHub and others take lines that begin so for commands: a blank in between makes them text.
    private static String neutral(String text) {
        if (!text.contains("::") && !text.contains("##[")) {
            return text;
        }
        StringBuilder neutral = new StringBuilder(text.length() + 8);
        boolean isStart = true;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean isCommand = (isStart && text.startsWith("::", index)) || text.startsWith("##[", index);
            neutral.append(letter);
            if (isCommand) {
                neutral.append(' ');
            }
            isStart = letter == '\n' || (isStart && letter == ' ');
        }
        return neutral.toString();
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

    // Zero-width blanks and marks, changes of direction, and what some readers take for a line's end.
    private static boolean isInvisible(char letter) {
        return (letter >= '\u200b' && letter <= '\u200f')
                || (letter >= '\u2028' && letter <= '\u202e')
                || (letter >= '\u2060' && letter <= '\u2069')
                || letter == '\u061c'
                || letter == '\ufeff';
    }
}
