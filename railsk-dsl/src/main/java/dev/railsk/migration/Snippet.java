package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/**
 * Ruby for the app's repository, to be copied.
 *
 * @param path the file that it belongs in, below the app's folder, such as {@code app/models/user.rb}; empty for what no file keeps,
 *     because {@code rails runner} runs it
 * @param ruby the text, with a line feed at the end of each line
 */
public record Snippet(String path, String ruby) {

    public Snippet {
        requireNonNull(path, "path");
        if (requireNonNull(ruby, "ruby").isBlank()) {
            throw new InvalidValueException(
                    "a snippet must have some Ruby, but had none",
                    "Write what the file must contain, or leave the snippet out.");
        }
        ruby = ruby.endsWith("\n") ? ruby : ruby + "\n";
    }
}
