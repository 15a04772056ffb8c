package dev.railsk.cli;

import java.io.IOException;
import java.util.Optional;

/** The person at the terminal, if there is one. */
public interface Prompt {

    /** Nobody is there. */
    Prompt NONE = new Prompt() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Optional<String> answer() {
            return Optional.empty();
        }
    };

    /** Whether somebody is there to read a question on the error output, and to answer it. */
    boolean isThere();

    /**
     * Read one line.
     *
     * @return what was typed; empty where the input was closed
     * @throws IOException when it cannot be read
     */
    Optional<String> answer() throws IOException;
}
