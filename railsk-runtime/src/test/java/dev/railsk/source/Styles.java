package dev.railsk.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables of ways to write migrations and schemas, such as {@code styles.txt}. */
public final class Styles {

    /** One way, and what is read of it. */
    public record Style(String fact, String ruby, List<String> expected) {}

    private Styles() {}

    /** All ways. */
    public static List<Style> all() {
        return of("styles.txt");
    }

    /** All of another table, such as {@code schemas.txt}. */
    public static List<Style> of(String table) {
        List<Style> styles = new ArrayList<>();
        String[] blocks = resource(table).split("(?m)^=== ", -1);
        for (int i = 1; i < blocks.length; i++) {
            String block = blocks[i];
            int head = block.indexOf('\n');
            int end = block.indexOf("\n---\n");
            List<String> expected = block.substring(end + 5)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            styles.add(new Style(block.substring(0, head), block.substring(head + 1, end + 1), expected));
        }
        return styles;
    }

    /** A file beside the table. */
    public static String resource(String name) {
        try (InputStream input = Objects.requireNonNull(Styles.class.getResourceAsStream(name), name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
