package dev.railsk.config;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A secret that the External Secrets Operator brings from a store: {@link Secrets#external}.
 *
 * @param name its name in the definition, and its object's before the suffix
 * @param store where its values are
 * @param values where each key's value stands
 * @param sources further keys, several at once
 * @param refresh when the store is read again; empty for the operator's default, each hour
 * @param target the secret that is made
 * @param origin the line that declared it
 */
public record ExternalSecret(
        String name,
        Store store,
        Map<String, RemoteKey> values,
        List<RemoteSource> sources,
        Optional<Refresh> refresh,
        SecretTarget target,
        Origin origin)
        implements Secrets, Part<ExternalSecretSpec, ExternalSecret> {

    public ExternalSecret {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        sources = List.copyOf(sources);
    }

    @Override
    public ExternalSecret with(Consumer<ExternalSecretSpec> definition) {
        return ExternalSecretSpec.apply(this, definition);
    }

    /** The keys that the definition names; others come with {@code dataFrom}. */
    @Override
    public Set<String> requiredKeys() {
        return target.templates().isEmpty()
                ? values.keySet()
                : target.templates().keySet();
    }

    @Override
    public Optional<Set<String>> keys() {
        boolean isMerged = target.creation().equals(Optional.of(SecretCreation.MERGE));
        boolean isKnown = !isMerged && (sources.isEmpty() || !target.templates().isEmpty());
        return isKnown ? Optional.of(requiredKeys()) : Optional.empty();
    }

    @Override
    public boolean isMade() {
        return true;
    }
}
