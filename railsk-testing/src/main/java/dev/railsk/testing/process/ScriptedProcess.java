package dev.railsk.testing.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A process that acts from time to time until it ends, or is killed in between. */
public interface ScriptedProcess {

    /** How long it takes until it acts next; empty when it runs on until somebody ends it. */
    Optional<Duration> pause();

    /** What it does then. */
    Act act();

    /** It is there no longer, however it came to that. */
    default void ended() {}

    /**
     * What a process does at one moment.
     *
     * @param lines what it writes
     * @param exitCode the number that it ends with; empty when it goes on
     */
    record Act(List<String> lines, OptionalInt exitCode) {

        public Act {
            lines = List.copyOf(lines);
        }

        /** It writes this, and goes on. */
        public static Act write(List<String> lines) {
            return new Act(lines, OptionalInt.empty());
        }

        /** It writes this, and ends. */
        public static Act end(List<String> lines, int exitCode) {
            return new Act(lines, OptionalInt.of(exitCode));
        }
    }
}
