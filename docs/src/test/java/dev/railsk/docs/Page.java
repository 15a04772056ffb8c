package dev.railsk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation. */
record Page(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks in this language. */
    List<Snippet> snippets(String language) {
        List<Snippet> found = new ArrayList<>();
        int start = -1;
        for (int line = 0; line < lines.size(); line++) {
            boolean isFence = lines.get(line).startsWith("```");
            if (isFence && start < 0) {
                start = line;
            } else if (isFence) {
                if (lines.get(start).equals("```" + language)) {
                    found.add(new Snippet(file + ":" + (start + 1), List.copyOf(lines.subList(start + 1, line))));
                }
                start = -1;
            }
        }
        return found;
    }

    /** The files in this repository that the page points to. */
    List<Path> links() {
        List<Path> found = new ArrayList<>();
        for (String line : lines) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                found.add(file.resolveSibling(link.group(1)).normalize());
            }
        }
        return found;
    }
}
