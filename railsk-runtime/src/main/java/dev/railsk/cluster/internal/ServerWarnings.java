package dev.railsk.cluster.internal;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code Warning} headers, such as {@code 299 - "would violate PodSecurity \"restricted:latest\""}. */
final class ServerWarnings {

    private ServerWarnings() {}

    /** The texts, each once, in the server's order. */
    static List<String> of(List<String> headers) {
        List<String> texts = new ArrayList<>();
        for (String header : headers) {
            read(header, texts);
        }
        return texts;
    }

    /** One header may hold several warnings, with commas between them. */
    private static void read(String header, List<String> texts) {
        StringBuilder text = new StringBuilder();
        boolean isQuoted = false;
        for (int index = 0; index < header.length(); index++) {
            char here = header.charAt(index);
            if (isQuoted && here == '\\' && index + 1 < header.length()) {
                index++;
                text.append(header.charAt(index));
            } else if (here == '"') {
                isQuoted = !isQuoted;
                if (!isQuoted) {
                    add(text.toString(), texts);
                    text.setLength(0);
                }
            } else if (isQuoted) {
                text.append(here);
            }
        }
    }

    private static void add(String text, List<String> texts) {
        String cut = Bounds.cut(text);
        if (!text.isBlank() && texts.size() < Bounds.WARNINGS && !texts.contains(cut)) {
            texts.add(cut);
        }
    }
}
