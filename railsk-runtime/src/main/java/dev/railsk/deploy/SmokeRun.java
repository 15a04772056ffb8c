package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.util.Optional;

/**
 * What came of one smoke check.
 *
 * @param smoke its name in the definition
 * @param address what was asked
 * @param state in one word
 * @param tries how often it was asked
 * @param cause why it failed
 */
public record SmokeRun(String smoke, String address, State state, int tries, Optional<Cause> cause) {

    /** The states of a smoke check. */
    public enum State {
        /** The deploy did not come to it. */
        NOT_RUN,
        /** The app answered as is wanted. */
        PASSED,
        /** It did not, however often it was asked. */
        FAILED
    }

    /** It was not asked. */
    public static SmokeRun notRun(String smoke, String address) {
        return new SmokeRun(smoke, address, State.NOT_RUN, 0, Optional.empty());
    }
}
