package dev.railsk.probe;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * How often and how patiently a probe asks. What is absent is left to Kubernetes.
 *
 * @param initialDelay wait after the container's start
 * @param period time between two questions
 * @param timeout time to wait for an answer
 * @param failureThreshold failures in a row that count
 */
public record ProbeTiming(
        Optional<Duration> initialDelay,
        Optional<Duration> period,
        Optional<Duration> timeout,
        Optional<Integer> failureThreshold) {

    /** Everything left to Kubernetes. */
    public static final ProbeTiming DEFAULT =
            new ProbeTiming(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ProbeTiming {
        checkSeconds("initial delay", initialDelay.orElse(Duration.ZERO), 0);
        checkSeconds("period", period.orElse(Duration.ofSeconds(1)), 1);
        checkSeconds("timeout", timeout.orElse(Duration.ofSeconds(1)), 1);
        if (failureThreshold.isPresent() && failureThreshold.get() < 1) {
            throw new InvalidValueException(
                    "a probe's failure threshold must be at least 1, but was " + failureThreshold.get(),
                    "Set failureThreshold(3) or more, or leave it out.");
        }
    }

    ProbeTiming withInitialDelay(Duration delay) {
        return new ProbeTiming(Optional.of(delay), period, timeout, failureThreshold);
    }

    ProbeTiming withPeriod(Duration every) {
        return new ProbeTiming(initialDelay, Optional.of(every), timeout, failureThreshold);
    }

    ProbeTiming withTimeout(Duration limit) {
        return new ProbeTiming(initialDelay, period, Optional.of(limit), failureThreshold);
    }

    ProbeTiming withFailureThreshold(int failures) {
        return new ProbeTiming(initialDelay, period, timeout, Optional.of(failures));
    }

    private static void checkSeconds(String what, Duration value, long least) {
        if (value.getNano() != 0 || value.getSeconds() < least || value.getSeconds() > Integer.MAX_VALUE) {
            throw new InvalidValueException(
                    "a probe's " + what + " must be whole seconds, at least " + least + ", but was " + value,
                    "Write Duration.ofSeconds(10), for example.");
        }
    }
}
