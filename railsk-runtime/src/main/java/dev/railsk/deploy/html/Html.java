package dev.railsk.deploy.html;

import java.util.List;

/** Writes HTML. Whatever text is handed in comes out as text: none can become an element, an attribute or an entity. */
final class Html {

    private static final char ESCAPE = '\u001b';
    private static final String REPLACEMENT = "\ufffd";

    private final StringBuilder html = new StringBuilder();

    /** An element's begin, such as {@code begin("td", "class", "number")}: names and values of its attributes in turn. */
    Html begin(String element, String... attributes) {
        html.append('<').append(element);
        for (int index = 0; index + 1 < attributes.length; index += 2) {
            if (!attributes[index + 1].isEmpty()) {
                html.append(' ')
                        .append(attributes[index])
                        .append("=\"")
                        .append(escaped(attributes[index + 1]))
                        .append('"');
            }
        }
        html.append('>');
        return this;
    }

    /** An element's end. */
    Html end(String element) {
        html.append("</").append(element).append(">\n");
        return this;
    }

    /** A text. */
    Html text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** An element with a text in it. */
    Html element(String element, String text, String... attributes) {
        return begin(element, attributes).text(text).end(element);
    }

    /** Lines as they stand. */
    Html lines(List<String> lines) {
        return element("pre", String.join("\n", lines), "tabindex", "0");
    }

    /** What is written by hand and holds no text from elsewhere. */
    Html markup(String markup) {
        html.append(markup);
        return this;
    }

    /** All that was written. */
    @Override
    public String toString() {
        return html.toString();
    }

    /** A text as it may stand in an element, or in an attribute between quotation marks. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        int index = 0;
        while (index < text.length()) {
            int letter = text.codePointAt(index);
            if (letter == ESCAPE) {
                index = afterSequence(text, index + 1);
                continue;
            }
            escaped.append(escaped(letter));
            index += Character.charCount(letter);
        }
        return escaped.toString();
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n', '\t' -> Character.toString(letter);
            default -> isVisible(letter) ? Character.toString(letter) : REPLACEMENT;
        };
    }

    // Half of a pair, controls, changes of direction, blanks of no width: they hide what is there, or show what is not.
    private static boolean isVisible(int letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    // The colours of a terminal: "ESC [", parameters, one letter.
    private static int afterSequence(String text, int start) {
        int index = start;
        if (index < text.length() && text.charAt(index) == '[') {
            index++;
            while (index < text.length() && text.charAt(index) >= ' ' && text.charAt(index) < '@') {
                index++;
            }
            return Math.min(text.length(), index + 1);
        }
        return index;
    }
}
