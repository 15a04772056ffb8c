package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/** How long a pod may take to stop before it is killed. */
public sealed interface GracePeriod {

    /** The longest that railsk lets through: beyond it a number is a mistake. */
    Duration LONGEST = Duration.ofDays(365);

    /**
     * What the pod gets in all; empty to leave it to Kubernetes.
     *
     * @param pause the time before SIGTERM, which counts against it
     */
    Optional<Duration> with(Duration pause);

    /**
     * Computed: the pre-stop pause, plus what the process itself takes to stop, plus a margin.
     *
     * @param shutdown what the process takes: Puma's worker shutdown time-out is 30 s, Sidekiq's is 25 s
     * @param margin for the process to end after it
     */
    record Computed(Duration shutdown, Duration margin) implements GracePeriod {
        public Computed {
            if (shutdown.getSeconds() < 0 || shutdown.getNano() != 0) {
                throw new InvalidValueException(
                        "the time of a shutdown must be whole seconds, at least 0, but was " + shutdown,
                        "Write GracePeriod.forShutdown(Duration.ofSeconds(30)).");
            }
            if (margin.getSeconds() < 0 || margin.getNano() != 0) {
                throw new InvalidValueException(
                        "the margin of a grace period must be whole seconds, at least 0, but was " + margin,
                        "Write GracePeriod.forShutdown(Duration.ofSeconds(30)), which adds 5 s.");
            }
            if (shutdown.compareTo(LONGEST) > 0 || margin.compareTo(LONGEST) > 0) {
                throw new InvalidValueException(
                        "the time of a shutdown must be at most a year, but was " + shutdown,
                        "Write GracePeriod.forShutdown(Duration.ofSeconds(30)).");
            }
        }

        @Override
        public Optional<Duration> with(Duration pause) {
            return Optional.of(pause.plus(shutdown).plus(margin));
        }
    }

    /** A fixed time. */
    record Fixed(Duration duration) implements GracePeriod {
        public Fixed {
            if (duration.getNano() != 0 || duration.getSeconds() < 1 || duration.compareTo(LONGEST) > 0) {
                throw new InvalidValueException(
                        "a grace period must be whole seconds, at least 1 and at most a year, but was " + duration,
                        "Write GracePeriod.of(Duration.ofSeconds(60)).");
            }
        }

        @Override
        public Optional<Duration> with(Duration pause) {
            return Optional.of(duration);
        }
    }

    /** Not rendered: Kubernetes' 30 s. */
    record ClusterDefault() implements GracePeriod {

        @Override
        public Optional<Duration> with(Duration pause) {
            return Optional.empty();
        }
    }

    /** A fixed time. */
    static GracePeriod of(Duration duration) {
        return new Fixed(requireNonNull(duration, "duration"));
    }

    /** Enough for a process that takes this long to stop. */
    static GracePeriod forShutdown(Duration shutdown) {
        return new Computed(requireNonNull(shutdown, "shutdown"), Duration.ofSeconds(5));
    }

    /** Leave it to Kubernetes, which gives 30 s. */
    static GracePeriod clusterDefault() {
        return new ClusterDefault();
    }
}
