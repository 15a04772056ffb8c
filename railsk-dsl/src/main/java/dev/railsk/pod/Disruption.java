package dev.railsk.pod;

import dev.railsk.problem.InvalidValueException;

/** How many pods a drain of nodes may take away at once. */
public sealed interface Disruption {

    /** At least this many stay. With as many replicas as that, a drain waits for ever. */
    static Disruption minAvailable(int pods) {
        return new MinAvailable(check("minAvailable", pods));
    }

    /** At most this many go at once; pods that are not ready never hold up a drain. */
    static Disruption maxUnavailable(int pods) {
        return new MaxUnavailable(check("maxUnavailable", pods));
    }

    /** No budget: a drain may take all at once. */
    static Disruption unlimited() {
        return new Unlimited();
    }

    /** At least this many stay. */
    record MinAvailable(int pods) implements Disruption {}

    /** At most this many go. */
    record MaxUnavailable(int pods) implements Disruption {}

    /** Nothing rendered. */
    record Unlimited() implements Disruption {}

    private static int check(String what, int pods) {
        if (pods < 0) {
            throw new InvalidValueException(
                    what + " must be at least 0, but was " + pods, "Write Disruption.maxUnavailable(1), for example.");
        }
        return pods;
    }
}
