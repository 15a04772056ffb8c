package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * How the migration for one revision stands.
 *
 * @param state in one word
 * @param job the name of its Job; empty when there is none
 * @param attempt the Job's number, from 1; 0 when there is none
 * @param isJoined whether the Job was running already when this deploy came
 * @param endedAt when it ended
 * @param cause why it failed
 */
public record MigrationStatus(
        State state, String job, int attempt, boolean isJoined, Optional<Instant> endedAt, Optional<Cause> cause) {

    /** The states of a migration. */
    public enum State {
        /** The app has no migration. */
        NONE,
        /** It has not run for this revision. */
        NOT_RUN,
        /** It runs, or waits to run. */
        RUNNING,
        /** It ran well in this deploy. */
        SUCCEEDED,
        /** It ran well before, and did not run again. */
        ALREADY_RAN,
        /** The last attempt failed. */
        FAILED
    }

    /** There is nothing to migrate. */
    public static final MigrationStatus NONE = of(State.NONE);

    /** It did not run. */
    public static final MigrationStatus NOT_RUN = of(State.NOT_RUN);

    private static MigrationStatus of(State state) {
        return new MigrationStatus(state, "", 0, false, Optional.empty(), Optional.empty());
    }
}
