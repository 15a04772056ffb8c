package dev.railsk.container;

import java.util.List;

/** What a container runs. No shell is involved unless it is named, so signals reach the process. */
public sealed interface Command {

    /** Program and arguments; empty where the image knows them. */
    List<String> words();

    /** The same with other words; what the image runs by itself stays that. */
    Command saying(List<String> words);

    /**
     * Where one of these programs stands in a command such as {@code bundle exec sidekiq}; -1 in a command that runs another one, a
     * shell above all, and in the image's own.
     */
    default int indexOf(String... programs) {
        List<String> words = words();
        boolean isBundle = words.size() > 2
                && isProgram(words.get(0), "bundle")
                && words.get(1).equals("exec");
        int at = isBundle ? 2 : 0;
        for (String program : programs) {
            if (at < words.size() && isProgram(words.get(at), program)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isProgram(String word, String name) {
        return word.equals(name) || word.endsWith("/" + name);
    }

    /** As it is told in messages. */
    default String text() {
        return words().isEmpty() ? "the image's own" : words().toString();
    }

    /** What the image runs by itself. */
    record OfImage() implements Command {

        @Override
        public List<String> words() {
            return List.of();
        }

        @Override
        public Command saying(List<String> words) {
            return this;
        }
    }

    /** Given to the image's entry point, as {@code args}. */
    record Arguments(List<String> words) implements Command {
        public Arguments {
            words = List.copyOf(words);
        }

        @Override
        public Command saying(List<String> others) {
            return new Arguments(others);
        }
    }

    /** Instead of the image's entry point, as {@code command}. */
    record Instead(List<String> words) implements Command {
        public Instead {
            words = List.copyOf(words);
        }

        @Override
        public Command saying(List<String> others) {
            return new Instead(others);
        }
    }
}
