package dev.railsk.observe;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor of the Prometheus operator says beside whom it finds.
 *
 * @param interval how often pods are asked; empty for Prometheus' own time
 * @param timeout how long an answer is waited for; empty for Prometheus' own time
 * @param labels what is written on the monitor beside the labels of its workload
 */
public record MonitorOptions(Optional<Duration> interval, Optional<Duration> timeout, Map<String, String> labels) {

    /** Prometheus' own times, and no more labels. */
    static final MonitorOptions DEFAULT = new MonitorOptions(Optional.empty(), Optional.empty(), Map.of());

    private static final long LONGEST = 86_400;

    public MonitorOptions {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        if (interval.isPresent()) {
            check("the interval of a monitor", interval.get());
        }
        if (timeout.isPresent()) {
            check("the timeout of a monitor", timeout.get());
        }
        // Prometheus refuses its whole configuration for this, and the operator therefore leaves the monitor out.
        if (interval.isPresent() && timeout.isPresent() && timeout.get().compareTo(interval.get()) > 0) {
            throw new InvalidValueException(
                    "the timeout of a monitor must not be longer than its interval, but was "
                            + timeout.get().toSeconds() + " s, with an interval of "
                            + interval.get().toSeconds() + " s",
                    "Shorten timeout(..), or lengthen interval(..).");
        }
    }

    private static void check(String what, Duration time) {
        boolean isWhole = time.getNano() == 0;
        if (!isWhole || time.getSeconds() < 1 || time.getSeconds() > LONGEST) {
            throw new InvalidValueException(
                    what + " must be whole seconds, at least 1 and at most 86400, but was " + time,
                    "Write Duration.ofSeconds(30), for example.");
        }
    }

    MonitorOptions interval(Duration time) {
        return new MonitorOptions(Optional.of(requireNonNull(time, "time")), timeout, labels);
    }

    MonitorOptions timeout(Duration time) {
        return new MonitorOptions(interval, Optional.of(requireNonNull(time, "time")), labels);
    }

    MonitorOptions label(String key, String value) {
        if (!LabelSyntax.isKey(requireNonNull(key, "key"))) {
            throw new InvalidValueException(
                    "the key of a monitor's label must be a name of at most 63 letters, digits, dashes, underscores and dots,"
                            + " with or without a domain before it, but was \"" + key + "\"",
                    "Write it like \"release\" or \"shop.example/team\".");
        }
        if (!LabelSyntax.isValue(requireNonNull(value, "value"))) {
            throw new InvalidValueException(
                    "the value of a monitor's label \"" + key
                            + "\" must have at most 63 letters, digits, dashes, underscores and dots, but was \""
                            + value + "\"",
                    "Begin and end it with a letter or digit.");
        }
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new MonitorOptions(interval, timeout, more);
    }
}
