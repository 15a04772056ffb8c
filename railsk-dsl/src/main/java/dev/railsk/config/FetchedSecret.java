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
 * @param name its name in the definition, and its object's before suffix and hash
 * @param sources from where each key's value comes
 * @param type its type
 * @param rollout how a changed value reaches running pods
 * @param isImmutable whether the API server refuses to change the Secret
 * @param origin the line that declared it
 */
public record FetchedSecret(
        String name,
        Map<String, ValueSource> sources,
        String type,
        ConfigRollout rollout,
        boolean isImmutable,
        Origin origin)
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
    public boolean isHashed() {
        return rollout == ConfigRollout.HASHED_NAME;
    }

    @Override
    public boolean isMade() {
        return true;
    }

    /**
     * The secret with the values that were fetched, which is rendered.
     *
     * @param values a value for each key
     * @throws IllegalArgumentException when there are others, or a key has none
     */
    public PlainTextSecret holding(Map<String, SecretValue> values) {
        if (!values.keySet().equals(sources.keySet())) {
            throw new IllegalArgumentException("the values of secret \"" + name + "\" must be those of "
                    + String.join(", ", sources.keySet()) + ", but are of " + String.join(", ", values.keySet()));
        }
        return new PlainTextSecret(name, values, type, rollout, isImmutable, origin);
    }
}
