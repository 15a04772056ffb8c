package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;

/**
 * A token by which a pod proves who it is, to others than the API server.
 *
 * @param file where it is in the volume
 * @param audience for whom it is, such as {@code vault}
 * @param validFor for how long each is valid; the kubelet renews it in time
 */
public record ServiceAccountToken(String file, String audience, Duration validFor) implements ProjectedSource {

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final long LONGEST_SECONDS = 1L << 32;

    public ServiceAccountToken {
        Volume.checkedFile(file);
        WellFormed.require("a token's audience", audience);
        if (validFor.compareTo(SHORTEST) < 0 || validFor.getSeconds() > LONGEST_SECONDS || validFor.getNano() != 0) {
            throw new InvalidValueException(
                    "a token must be valid for whole seconds, from 600 to 4294967296, but was " + validFor,
                    "Write validFor(Duration.ofHours(1)).");
        }
    }

    static ServiceAccountToken of(String file, String audience) {
        return new ServiceAccountToken(file, audience, Duration.ofHours(1));
    }

    /** The same, valid for this long: ten minutes at least. */
    public ServiceAccountToken validFor(Duration time) {
        return new ServiceAccountToken(file, audience, requireNonNull(time, "time"));
    }
}
