package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a secret of the Sealed Secrets controller is written ({@code bitnami.com/v1alpha1}). In an overlay a key replaces the base's
 * key of the same name.
 *
 * <p>Defaults: scope {@link SealedScope#STRICT}, so the ciphertexts must have been made for the name, suffix included, and the
 * namespace of the environment; type {@code Opaque}.
 */
public final class SealedSecretSpec {

    // What kubeseal writes: two bytes of a length, a session key encrypted by RSA with 2048 bits or more, and at least
    // the
    // sixteen bytes by which a wrong key is noticed.
    private static final int FEWEST_BYTES = 2 + 256 + 16;

    private final Draft draft;
    private final Map<String, String> ciphertexts;
    private SealedScope scope;
    private Optional<String> type;

    private SealedSecretSpec(SealedSecret base) {
        draft = new Draft("secret " + base.name());
        ciphertexts = new LinkedHashMap<>(base.ciphertexts());
        scope = base.scope();
        type = base.type();
    }

    static SealedSecret define(String name, Consumer<SealedSecretSpec> definition) {
        return apply(new SealedSecret(name, Map.of(), SealedScope.STRICT, Optional.empty(), Origin.here()), definition);
    }

    static SealedSecret apply(SealedSecret base, Consumer<SealedSecretSpec> definition) {
        SealedSecretSpec spec = new SealedSecretSpec(base);
        spec.draft.run(definition, spec);
        spec.check(base);
        return spec.draft.finish(
                "secret \"" + base.name() + "\"",
                new SealedSecret(base.name(), spec.ciphertexts, spec.scope, spec.type, base.origin()));
    }

    private void check(SealedSecret base) {
        if (!draft.findings().judges(List.of())) {
            return;
        }
        if (ciphertexts.isEmpty()) {
            draft.problem(
                    "keys",
                    base.origin(),
                    "secret \"" + base.name() + "\" has no key",
                    "Add key(..) with what kubeseal --raw prints.");
        } else if (type.isPresent()) {
            SecretTypes.checkKeys(draft, base.origin(), type.get(), ciphertexts.keySet());
        }
    }

    /**
     * Have a key with this ciphertext, as {@code kubeseal --raw} prints it. What cannot be one is refused and not shown, as it may be
     * the value itself.
     */
    public SealedSecretSpec key(String key, String ciphertext) {
        String part = "key " + requireNonNull(key, "key");
        Origin origin = draft.write(part);
        StoredContent.checkKey(draft, part, origin, key);
        if (!isCiphertext(requireNonNull(ciphertext, "ciphertext"))) {
            draft.problem(
                    part,
                    origin,
                    "what stands for \"" + key + "\" is no ciphertext of kubeseal: that is base64 of " + FEWEST_BYTES
                            + " bytes or more",
                    "Make one with kubeseal --raw. If a value stood here, change it: it is in the code now.");
        }
        ciphertexts.put(key, ciphertext);
        return this;
    }

    private static boolean isCiphertext(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= FEWEST_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Leave out a key of the base. */
    public SealedSecretSpec removeKey(String key) {
        draft.remove("key", requireNonNull(key, "key"), ciphertexts);
        return this;
    }

    /** Say for which scope the ciphertexts were made. */
    public SealedSecretSpec scope(SealedScope where) {
        draft.write("scope");
        scope = requireNonNull(where, "where");
        return this;
    }

    /** Say that the ciphertexts were made for this name in this namespace. */
    public SealedSecretSpec defaultScope() {
        draft.write("scope");
        scope = SealedScope.STRICT;
        return this;
    }

    /** Make a secret of this type, such as {@code kubernetes.io/tls}. */
    public SealedSecretSpec type(String secretType) {
        SecretTypes.check(draft, draft.write("type"), requireNonNull(secretType, "secretType"));
        type = Optional.of(secretType);
        return this;
    }

    /** Make a secret of type {@code Opaque}. */
    public SealedSecretSpec defaultType() {
        draft.write("type");
        type = Optional.empty();
        return this;
    }
}
