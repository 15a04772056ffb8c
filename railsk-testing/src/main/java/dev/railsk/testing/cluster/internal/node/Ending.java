package dev.railsk.testing.cluster.internal.node;

import java.time.Duration;

/**
 * How a process ends.
 *
 * @param exitCode with which code; 0 when it does what it is there for
 * @param reason what the container runtime says of it, such as {@code OOMKilled}
 * @param message what it says beside that; empty for nothing
 * @param after how long after each start
 */
public record Ending(int exitCode, String reason, String message, Duration after) {

    /** It does what it is there for. */
    public static final Ending WELL = new Ending(0, "Completed", "", Duration.ZERO);

    /** It ends with this code a second after each start. */
    public static Ending error(int exitCode) {
        return new Ending(exitCode, exitCode == 0 ? "Completed" : "Error", "", Duration.ofSeconds(1));
    }

    /** The kernel ends it for want of memory. */
    public static Ending outOfMemory() {
        return new Ending(137, "OOMKilled", "", Duration.ofSeconds(1));
    }

    /** It cannot be started at all, in the runtime's words. */
    public static Ending notStarted(String words) {
        return new Ending(128, "StartError", words, Duration.ZERO);
    }
}
