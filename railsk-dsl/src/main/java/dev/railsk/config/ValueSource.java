package dev.railsk.config;

import java.util.List;

/** From where whoever deploys fetches the value of a secret. */
public sealed interface ValueSource {

    /** What an author calls it, without anything that may be secret. */
    String told();

    /**
     * What a file holds.
     *
     * @param path the file, as seen by whoever deploys
     */
    record InFile(String path) implements ValueSource {
        @Override
        public String told() {
            return "the file " + path;
        }
    }

    /** What is written to standard input. */
    record StandardInput() implements ValueSource {
        @Override
        public String told() {
            return "standard input";
        }
    }

    /**
     * What a program prints.
     *
     * @param command the program and its arguments
     */
    record OutputOf(List<String> command) implements ValueSource {
        public OutputOf {
            command = List.copyOf(command);
        }

        /** The program without its arguments, which may hold what is secret. */
        @Override
        public String told() {
            return "the output of " + command.get(0);
        }

        @Override
        public String toString() {
            return told();
        }
    }
}
