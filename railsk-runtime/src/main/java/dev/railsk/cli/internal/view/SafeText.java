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
            boolean isCommand = letter == '[' && json.startsWith("##", index - 2);
            if (isCommand || isInvisible(json, index)) {
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
            } else if (!Character.isISOControl(letter) && !isInvisible(text, i)) {
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
            isStart = letter == '\n' || (isStart && Character.isSpaceChar(letter));
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

    // Zero-width blanks and marks, changes of direction, hidden tags, and what some readers take for a line's end.
    private static boolean isInvisible(String text, int index) {
        char letter = text.charAt(index);
        boolean isSecondHalf = index > 0 && Character.isSurrogatePair(text.charAt(index - 1), letter);
        int type = Character.getType(isSecondHalf ? text.codePointAt(index - 1) : text.codePointAt(index));
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
