package dev.railsk.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is told, kept apart from its command so that a changed command keeps it. Each backend takes what it understands.
 *
 * @param queues the queues that it takes jobs from, in order; empty for the backend's own
 * @param concurrency how many jobs a pod works on at once; empty for the backend's own
 * @param timeout how long a job may take to end after SIGTERM; empty for the backend's own
 */
public record JobOptions(List<JobQueue> queues, Optional<Integer> concurrency, Optional<Duration> timeout) {

    /** Everything left to the backend. */
    public static final JobOptions NONE = new JobOptions(List.of(), Optional.empty(), Optional.empty());

    public JobOptions {
        queues = List.copyOf(queues);
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return queues.isEmpty() && concurrency.isEmpty() && timeout.isEmpty();
    }

    /** The first word by which something is said. */
    public String word() {
        if (!queues.isEmpty()) {
            return "queues";
        }
        return concurrency.isPresent() ? "concurrency" : "timeout";
    }
}
