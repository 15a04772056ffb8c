package dev.railsk.task;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a task may run, and how long its Job is kept.
 *
 * @param deadline after which it is stopped and has failed; empty for no limit
 * @param keepFor how long its Job is kept once it has ended; empty to leave that to whoever made the Job
 */
public record JobLimits(Optional<Duration> deadline, Optional<Duration> keepFor) {}
