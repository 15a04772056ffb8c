package dev.railsk.cli.internal.github;

import dev.railsk.cli.internal.view.SafeText;
import java.util.List;

/**
 * Text from elsewhere in Markdown, where it can mean nothing: each sign that is neither a letter nor a digit, nor harmless within a line,
 * is written as a reference, which Markdown takes for text always, in HTML too; and code neither becomes a link nor mentions anybody.
 */
final class MarkdownText {

    private static final int LONGEST = 400;

    private MarkdownText() {}

    /** One line of text. */
    static String plain(String text) {
        return encoded(cut(SafeText.line(text)));
    }

    /** One line as code; a dash for nothing, as an empty code means nothing to Markdown. */
    static String code(String text) {
        return text.isBlank() ? "-" : "<code>" + plain(text) + "</code>";
    }

    /** Lines as they stand, in a block of their own. */
    static String block(List<String> lines) {
        StringBuilder block = new StringBuilder("\n<pre>");
        for (String line : lines) {
            block.append(plain(line)).append("&#10;");
        }
        return block.append("</pre>\n").toString();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "\u2026";
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(letter -> {
            if (Character.isLetterOrDigit(letter) || " -,".indexOf(letter) >= 0 || letter > 0x7f) {
                encoded.appendCodePoint(letter);
            } else {
                encoded.append("&#").append(letter).append(';');
            }
        });
        return encoded.toString();
    }
}
