package dev.railsk.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * Which logs of an environment to read.
 *
 * @param workload whose, by its name in the definition; empty for all workloads
 * @param since how far back, to whole seconds; empty for as far as there is one
 * @param tailLines how many lines of each container from the end; 0 for all
 * @param isPrevious whether to read the run of each container before the present one
 * @param isFollowed whether to go on with what is written from now on, also in new pods
 */
public record LogQuery(
        Optional<String> workload, Optional<Duration> since, int tailLines, boolean isPrevious, boolean isFollowed) {

    /** All that the present containers of all workloads have written. */
    public static final LogQuery ALL = new LogQuery(Optional.empty(), Optional.empty(), 0, false, false);

    public LogQuery {
        if (tailLines < 0) {
            throw new IllegalArgumentException("the number of lines must not be negative, but was " + tailLines);
        }
        if (isPrevious && isFollowed) {
            throw new IllegalArgumentException("the log of a run that is over cannot be followed");
        }
    }

    /** The same of this workload only. */
    public LogQuery of(String name) {
        return new LogQuery(Optional.of(name), since, tailLines, isPrevious, isFollowed);
    }

    /** The same, no further back than this. */
    public LogQuery since(Duration time) {
        return new LogQuery(workload, Optional.of(time), tailLines, isPrevious, isFollowed);
    }

    /** The same, with so many lines from the end of each container. */
    public LogQuery tail(int lines) {
        return new LogQuery(workload, since, lines, isPrevious, isFollowed);
    }

    /** The same of the run before the present one. */
    public LogQuery previous() {
        return new LogQuery(workload, since, tailLines, true, isFollowed);
    }

    /** The same, and what is written from now on. */
    public LogQuery follow() {
        return new LogQuery(workload, since, tailLines, isPrevious, true);
    }
}
