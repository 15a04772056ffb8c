package dev.railsk.docs.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which fields each word reaches, as {@code RenderedFieldsTest} of railsk-dsl finds them by rendering. */
final class RenderedFields {

    private static final int MOST = 4;

    private final Map<String, List<String>> fields = new TreeMap<>();

    static RenderedFields read(Path file) {
        RenderedFields found = new RenderedFields();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" = ", 2);
                found.fields.put(parts[0], List.of(parts[1].split(", ", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    int size() {
        return fields.size();
    }

    /** The words with fields whose type or signature is not among these: what was not read rightly. */
    List<String> unknownTo(List<TypeDoc> types) {
        List<String> left = new ArrayList<>(fields.keySet());
        for (TypeDoc type : types) {
            for (WordDoc word : type.words()) {
                left.remove(key(type, word));
            }
        }
        return left;
    }

    /** The fields as a cell of a table; empty where an example of the word changes nothing by itself. */
    String of(TypeDoc type, WordDoc word) {
        List<String> found = fields.getOrDefault(key(type, word), List.of());
        StringBuilder cell = new StringBuilder();
        for (String field : found.subList(0, Math.min(MOST, found.size()))) {
            String[] parts = field.split(" ", 2);
            cell.append(cell.isEmpty() ? "" : ", ").append(parts[0]);
            cell.append(parts.length == 1 ? "" : " " + DocText.code(parts[1]));
        }
        return cell.append(found.size() > MOST ? ", and " + (found.size() - MOST) + " more" : "")
                .toString();
    }

    private static String key(TypeDoc type, WordDoc word) {
        return type.name() + "." + word.signature();
    }
}
