package dev.railsk.docs.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people should know of a rule beside what the code says.
 *
 * @param page the page that it stands on
 * @param seen what Kubernetes shows
 * @param why why railsk waits as long as it does
 * @param todo what to do
 */
record RuleNotes(String page, String seen, String why, String todo) {

    /** The notes by the rule's name, in the order of the pages. */
    static Map<String, RuleNotes> read(Path file) {
        Map<String, RuleNotes> notes = new LinkedHashMap<>();
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String block : text.substring(text.indexOf('\n') + 1).split("\n\n", -1)) {
            String[] lines = block.strip().split("\n", -1);
            String[] head = lines[0].split(" ", -1);
            notes.put(
                    head[0],
                    new RuleNotes(
                            head[1], after(lines[1], "seen: "), after(lines[2], "why: "), after(lines[3], "do: ")));
        }
        return notes;
    }

    private static String after(String line, String key) {
        if (!line.startsWith(key)) {
            throw new IllegalArgumentException("\"" + line + "\" does not begin with \"" + key + "\"");
        }
        return line.substring(key.length());
    }
}
