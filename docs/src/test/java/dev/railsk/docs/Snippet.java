package dev.railsk.docs;

import java.util.List;
import java.util.stream.IntStream;

/** A fenced block, and where it stands. */
record Snippet(String place, List<String> lines) {

    /** Whether these lines stand together in the other text, all indented by the same number of spaces more. */
    boolean isPartOf(List<String> text) {
        return IntStream.rangeClosed(0, text.size() - lines.size())
                .anyMatch(start -> equalsIndented(text.subList(start, start + lines.size())));
    }

    private boolean equalsIndented(List<String> window) {
        int indent = window.get(0).length() - lines.get(0).length();
        if (indent < 0) {
            return false;
        }
        String margin = " ".repeat(indent);
        return IntStream.range(0, lines.size())
                .allMatch(line -> window.get(line).equals(lines.get(line).isEmpty() ? "" : margin + lines.get(line)));
    }

    String text() {
        return String.join("\n", lines);
    }
}
