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
 * A secret that the Sealed Secrets controller decrypts: {@link Secrets#sealed}.
 *
 * @param name its name in the definition, and its object's before the suffix
 * @param ciphertexts what kubeseal made of each key's value
 * @param scope where the ciphertexts can be decrypted
 * @param type the secret's type; empty for {@code Opaque}
 * @param origin the line that declared it
 */
public record SealedSecret(
        String name, Map<String, String> ciphertexts, SealedScope scope, Optional<String> type, Origin origin)
        implements Secrets, Part<SealedSecretSpec, SealedSecret> {

    public SealedSecret {
        ciphertexts = Collections.unmodifiableMap(new LinkedHashMap<>(ciphertexts));
    }

    @Override
    public SealedSecret with(Consumer<SealedSecretSpec> definition) {
        return SealedSecretSpec.apply(this, definition);
    }

    @Override
    public Set<String> requiredKeys() {
        return ciphertexts.keySet();
    }

    @Override
    public Optional<Set<String>> keys() {
        return Optional.of(ciphertexts.keySet());
    }

    @Override
    public boolean isMade() {
        return true;
    }
}
