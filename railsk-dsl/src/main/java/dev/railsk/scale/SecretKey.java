package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;

/**
 * One key of a secret that the app declares.
 *
 * @param secret the secret's name
 * @param key the key
 * @param origin the line that named it
 */
public record SecretKey(String secret, String key, Origin origin) {

    private static final int LONGEST = 253;

    /** This key of this secret, named by the line that calls. */
    static SecretKey of(String secret, String key) {
        return new SecretKey(requireNonNull(secret, "secret"), requireNonNull(key, "key"), Origin.here());
    }

    public SecretKey {
        requireNonNull(secret, "secret");
        requireNonNull(key, "key");
        if (secret.length() > LONGEST || !Syntax.isDomain(secret)) {
            throw new InvalidValueException(
                    "a secret's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + secret + "\"",
                    "Name one that the app declares with secret(..).");
        }
        if (!Syntax.isWord(key, "-_.", LONGEST)) {
            throw new InvalidValueException(
                    "a key must have at most 253 letters, digits, dashes, underscores and dots, but was \"" + key
                            + "\"",
                    "Name it like \"REDIS_PASSWORD\".");
        }
    }
}
