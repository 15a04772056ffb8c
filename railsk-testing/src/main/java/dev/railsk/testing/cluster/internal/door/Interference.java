package dev.railsk.testing.cluster.internal.door;

import java.time.Duration;
import java.util.Optional;

/**
 * What somebody who stands in the door does to a request.
 *
 * @param isOnceDone whether only after the server has done what was asked
 * @param instead what is answered instead; empty for the server's own answer
 * @param delay how much longer it takes, on the cluster's time
 * @param lag how much later a watch tells everything, on the cluster's time
 */
public record Interference(boolean isOnceDone, Optional<Replacement> instead, Duration delay, Duration lag) {

    /** Nothing is done. */
    public static final Interference NONE = new Interference(false, Optional.empty(), Duration.ZERO, Duration.ZERO);

    /**
     * What is answered instead.
     *
     * @param code the HTTP status; 0 where the connection just ends
     * @param reason one word
     * @param message what the server says
     * @param retryAfter how long it wants to be left alone; zero when it does not say
     */
    public record Replacement(int code, String reason, String message, Duration retryAfter) {

        Answer answer() {
            if (code == 0) {
                return new Answer.Cut();
            }
            Answer.Whole failure = Answer.json(code, Statuses.failure(code, reason, message));
            return retryAfter.isZero() ? failure : failure.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
        }
    }
}
