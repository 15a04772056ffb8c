package dev.railsk.source.internal;

import java.util.Arrays;

/**
 * A place in a text. Behind the line that announces a heredoc it goes on below its body, also where that line ends within another
 * text.
 */
final class Cursor {

    /** What stands for the end: no character of a text. */
    static final int END = -1;

    private static final int NONE = -1;

    private final String text;
    private final int[] lineStarts;
    private int position;
    private int below = NONE;

    Cursor(String text) {
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count] = i + 1;
                count++;
            }
        }
        this.lineStarts = Arrays.copyOf(starts, count);
    }

    int peek() {
        return peek(0);
    }

    /** What stands so many characters on, in the same line or the next one. */
    int peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Take a character. */
    int next() {
        if (position >= text.length()) {
            return END;
        }
        char taken = text.charAt(position);
        position++;
        if (taken == '\n' && below != NONE) {
            position = below;
            below = NONE;
        }
        return taken;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            if (next() == END) {
                return;
            }
        }
    }

    boolean isAt(String wanted) {
        return text.startsWith(wanted, position);
    }

    boolean isAtLineStart() {
        return position == 0 || text.charAt(position - 1) == '\n';
    }

    /** The rest of the line, without its end. */
    String restOfLine() {
        int end = text.indexOf('\n', position);
        String line = text.substring(position, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    int position() {
        return position;
    }

    int line() {
        int found = Arrays.binarySearch(lineStarts, Math.min(position, text.length()));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where the line goes on that follows this one. */
    int nextLine() {
        if (below != NONE) {
            return below;
        }
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end + 1;
    }

    char at(int place) {
        return place < text.length() ? text.charAt(place) : '\0';
    }

    boolean isEnd(int place) {
        return place >= text.length();
    }

    /** Go to the body of a heredoc; {@link #leaveBody} comes back. */
    int enterBody() {
        int from = position;
        position = nextLine();
        below = NONE;
        return from;
    }

    void leaveBody(int from) {
        int end = position;
        position = from;
        below = end;
    }
}
