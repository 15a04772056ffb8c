package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;

/** When the External Secrets Operator reads a store again ({@code refreshPolicy}). */
public sealed interface Refresh {

    /**
     * Each time this long has passed.
     *
     * @throws InvalidValueException when it is less than a second, or no whole number of seconds
     */
    static Refresh every(Duration interval) {
        return new Every(interval);
    }

    /** Never, once the secret is there. */
    static Refresh once() {
        return new Once();
    }

    /** Only when the definition of the secret changes. */
    static Refresh onChange() {
        return new OnChange();
    }

    /** Each time this long has passed. */
    record Every(Duration interval) implements Refresh {
        public Every {
            boolean isWhole = requireNonNull(interval, "interval").toNanosPart() == 0;
            // Go counts nanoseconds in 64 bits: 292 years.
            boolean isFit = interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.toDays() < 365L * 292;
            if (!isWhole || !isFit) {
                throw new InvalidValueException(
                        "a refresh interval must be whole seconds, from 1 second to 292 years, but was " + interval,
                        "Write it like Duration.ofHours(1).");
            }
        }
    }

    /** Never, once the secret is there. */
    record Once() implements Refresh {}

    /** Only when the definition of the secret changes. */
    record OnChange() implements Refresh {}
}
