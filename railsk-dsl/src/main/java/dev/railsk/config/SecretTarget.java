package dev.railsk.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secret that the External Secrets Operator makes ({@code target}).
 *
 * @param creation what it does to make it; empty for the operator's default
 * @param deletion what it does when the store has lost the values; empty for the operator's default
 * @param type the secret's type; empty for the cluster's default, {@code Opaque}
 * @param templates the secret's keys with Go templates of their values; with any, these are all its keys
 */
public record SecretTarget(
        Optional<SecretCreation> creation,
        Optional<SecretDeletion> deletion,
        Optional<String> type,
        Map<String, String> templates) {

    static final SecretTarget DEFAULT =
            new SecretTarget(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public SecretTarget {
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
    }
}
