package dev.railsk.source;

import static java.util.Objects.requireNonNull;

/**
 * A line of a source file.
 *
 * @param file its path from the checkout's root, with slashes
 * @param line from 1
 */
public record SourceLine(String file, int line) {

    /** @throws IllegalArgumentException when the file has no name, or the line is below 1 */
    public SourceLine {
        requireNonNull(file, "file");
        if (file.isEmpty() || line < 1) {
            throw new IllegalArgumentException("not a line of a file: \"" + file + "\", " + line);
        }
    }

    /** Such as {@code db/migrate/20261101090000_add_nickname.rb:3}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
