package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A value that must not be shown.
 *
 * @param base64 the value, as Kubernetes stores it
 */
public record SecretValue(String base64) {

    static SecretValue of(byte[] bytes) {
        return new SecretValue(Base64.getEncoder().encodeToString(bytes));
    }

    static SecretValue of(String text) {
        return of(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing of the value, not even its length. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
