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
 * A secret whose values the definition has: {@link Secrets#plainText}.
 *
 * @param name its name in the definition, and its object's before suffix and hash
 * @param values the values by their keys
 * @param type its type
 * @param rollout how a changed value reaches running pods
 * @param isImmutable whether the API server refuses to change the Secret
 * @param origin the line that declared it
 */
public record PlainTextSecret(
        String name,
        Map<String, SecretValue> values,
        String type,
        ConfigRollout rollout,
        boolean isImmutable,
        Origin origin)
        implements Secrets, Part<PlainTextSecretSpec, PlainTextSecret> {

    public PlainTextSecret {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public PlainTextSecret with(Consumer<PlainTextSecretSpec> definition) {
        return PlainTextSecretSpec.apply(this, definition);
    }

    @Override
    public Set<String> requiredKeys() {
        return values.keySet();
    }

    @Override
    public Optional<Set<String>> keys() {
        return Optional.of(values.keySet());
    }

    @Override
    public boolean isHashed() {
        return rollout == ConfigRollout.HASHED_NAME;
    }

    @Override
    public boolean isMade() {
        return true;
    }

    /** What the Secret has as {@code data}: the values in base64. */
    public Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        for (Map.Entry<String, SecretValue> value : values.entrySet()) {
            data.put(value.getKey(), value.getValue().base64());
        }
        return data;
    }
}
