package dev.railsk.task;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how long a task may run, and how long its Job is kept.
 *
 * @param tries how many of its runs may fail before it has failed as a whole, at least 1
 * @param restartsInPlace whether a further try runs in the same pod; otherwise each has a pod, and with it a log, of its own
 * @param deadline after which it is stopped and has failed, all tries together; empty for no limit
 * @param keepFor how long its Job is kept once it has ended; empty to leave that to whoever made the Job
 */
public record JobLimits(int tries, boolean restartsInPlace, Optional<Duration> deadline, Optional<Duration> keepFor) {

    /** One try, without a deadline, kept for as long as nobody removes it. */
    public static final JobLimits ONE_TRY = new JobLimits(1, false, Optional.empty(), Optional.empty());

    /** One try, stopped after an hour, kept for a day: what a deploy waits for. */
    public static final JobLimits AN_HOUR =
            ONE_TRY.deadline(Optional.of(Duration.ofHours(1))).keepFor(Optional.of(Duration.ofDays(1)));

    /** The same with so many tries. */
    public JobLimits tries(int count) {
        return new JobLimits(count, restartsInPlace, deadline, keepFor);
    }

    /** The same with its further tries in the same pod, or in pods of their own. */
    public JobLimits restartsInPlace(boolean inPlace) {
        return new JobLimits(tries, inPlace, deadline, keepFor);
    }

    /** The same with this deadline. */
    public JobLimits deadline(Optional<Duration> limit) {
        return new JobLimits(tries, restartsInPlace, limit, keepFor);
    }

    /** The same, kept for this long. */
    public JobLimits keepFor(Optional<Duration> time) {
        return new JobLimits(tries, restartsInPlace, deadline, time);
    }
}
