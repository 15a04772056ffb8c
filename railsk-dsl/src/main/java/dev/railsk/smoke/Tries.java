package dev.railsk.smoke;

import java.time.Duration;

/**
 * How often something is asked, and how long it is waited for.
 *
 * @param most how often at most
 * @param pause how long to wait between two tries
 * @param timeout how long one answer may take
 */
public record Tries(int most, Duration pause, Duration timeout) {

    static final Tries DEFAULT = new Tries(10, Duration.ofSeconds(3), Duration.ofSeconds(10));
}
