package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * Where a value stands in a store of the External Secrets Operator ({@code remoteRef}).
 *
 * @param key the store's name for it, such as {@code common/sentry}
 * @param property the part of it, where it is a map
 * @param version its version, where the store has several; the latest when empty
 * @param decoding how what is stored becomes the value
 */
public record RemoteKey(String key, Optional<String> property, Optional<String> version, RemoteDecoding decoding) {

    public RemoteKey {
        check("a remote key", requireNonNull(key, "key"));
        if (property.isPresent()) {
            check("the property of a remote key", property.get());
        }
        if (version.isPresent()) {
            check("the version of a remote key", version.get());
        }
    }

    private static void check(String what, String text) {
        if (text.isBlank()) {
            throw new InvalidValueException(what + " must not be empty", "Name it as the store does.");
        }
        WellFormed.require(what, text);
    }

    /** What the store has under this name. */
    public static RemoteKey of(String key) {
        return new RemoteKey(key, Optional.empty(), Optional.empty(), RemoteDecoding.NONE);
    }

    /** The same, of which this property is the value. */
    public RemoteKey property(String name) {
        return new RemoteKey(key, Optional.of(requireNonNull(name, "name")), version, decoding);
    }

    /** The same, in this version. */
    public RemoteKey version(String name) {
        return new RemoteKey(key, property, Optional.of(requireNonNull(name, "name")), decoding);
    }

    /** The same, decoded so. */
    public RemoteKey decoding(RemoteDecoding how) {
        return new RemoteKey(key, property, version, requireNonNull(how, "how"));
    }
}
