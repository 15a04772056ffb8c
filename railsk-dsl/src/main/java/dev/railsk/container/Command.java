package dev.railsk.container;

import java.util.List;

/** What a container runs. No shell is involved unless it is named, so signals reach the process. */
public sealed interface Command {

    /** What the image runs by itself. */
    record OfImage() implements Command {}

    /** Given to the image's entry point, as {@code args}. */
    record Arguments(List<String> words) implements Command {
        public Arguments {
            words = List.copyOf(words);
        }
    }

    /** Instead of the image's entry point, as {@code command}. */
    record Instead(List<String> words) implements Command {
        public Instead {
            words = List.copyOf(words);
        }
    }
}
