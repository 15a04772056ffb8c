package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * How a cron task stands: its CronJob, and the newest Job that this has made.
 *
 * @param cron the task's name in the definition
 * @param cronJob the CronJob
 * @param state how it stands
 * @param job the newest Job's name; empty when there is none
 * @param endedAt when that Job ended; empty while it has not
 * @param cause why that Job failed, or what keeps it from running
 */
public record CronStatus(
        String cron, ObjectRef cronJob, State state, String job, Optional<Instant> endedAt, Optional<Cause> cause) {

    /** How a cron task can stand. */
    public enum State {
        /** There is no CronJob. */
        ABSENT,
        /** It makes no Jobs until it is resumed. */
        SUSPENDED,
        /** It has made no Job yet, or none is left. */
        NOT_RUN,
        /** Its newest Job runs. */
        RUNNING,
        /** Its newest Job ended well. */
        SUCCEEDED,
        /** Its newest Job ended badly, or cannot start. */
        FAILED
    }
}
