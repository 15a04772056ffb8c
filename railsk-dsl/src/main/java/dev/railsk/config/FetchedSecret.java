package dev.railsk.config;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A secret whose values whoever deploys fetches: {@link Secrets#fetched}.
 *
 * @param name its name
 * @param sources from where each key's value comes
 * @param origin the line that declared it
 */
public record FetchedSecret(String name, Map<String, ValueSource> sources, Origin origin)
        implements Secrets, Part<FetchedSecretSpec, FetchedSecret> {

    public FetchedSecret {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    @Override
    public FetchedSecret with(Consumer<FetchedSecretSpec> definition) {
        return FetchedSecretSpec.apply(this, definition);
    }

    @Override
    public Set<String> requiredKeys() {
        return sources.keySet();
    }

    @Override
    public Optional<Set<String>> keys() {
        return Optional.of(sources.keySet());
    }

    @Override
    public boolean isMade() {
        return false;
    }
}
