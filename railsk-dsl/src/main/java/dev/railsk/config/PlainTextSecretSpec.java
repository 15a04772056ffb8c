package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.text.Folder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a secret is written whose values the definition has, and renders as they stand.
 *
 * <p>Defaults: type {@code Opaque}; the name ends in a hash of the content, as with Kustomize's generators. That hash, and a checksum
 * too, lets whoever sees it try out guesses; of several values together, that is hopeless unless all of them are weak.
 */
public final class PlainTextSecretSpec {

    private final Draft draft;
    private final Map<String, SecretValue> values;
    private String type;
    private ConfigRollout rollout;
    private boolean isImmutable;
    private boolean isWritten;

    private PlainTextSecretSpec(PlainTextSecret base) {
        draft = new Draft("secret " + base.name());
        values = new LinkedHashMap<>(base.values());
        type = base.type();
        rollout = base.rollout();
        isImmutable = base.isImmutable();
    }

    static PlainTextSecret define(String name, Consumer<PlainTextSecretSpec> definition) {
        return apply(
                new PlainTextSecret(
                        name, Map.of(), SecretTypes.OPAQUE, ConfigRollout.HASHED_NAME, false, Origin.here()),
                definition);
    }

    static PlainTextSecret apply(PlainTextSecret base, Consumer<PlainTextSecretSpec> definition) {
        PlainTextSecretSpec spec = new PlainTextSecretSpec(base);
        spec.draft.run(definition, spec);
        spec.check(base);
        return spec.draft.finish(
                "secret \"" + base.name() + "\"",
                new PlainTextSecret(
                        base.name(), spec.values, spec.type, spec.rollout, spec.isImmutable, base.origin()));
    }

    private void check(PlainTextSecret base) {
        if (!draft.findings().judges(List.of())) {
            return;
        }
        if (values.isEmpty()) {
            draft.problem(
                    "keys", base.origin(), "secret \"" + base.name() + "\" has no key", "Add envFile(..) or file(..).");
            return;
        }
        long size = 0;
        for (SecretValue value : values.values()) {
            size += Base64.getDecoder().decode(value.base64()).length;
        }
        if (size > StoredContent.MOST_BYTES) {
            draft.problem(
                    "keys",
                    base.origin(),
                    "a secret must have at most 1048576 bytes, but has " + size,
                    "Leave out what is no secret.");
        }
        if (rollout == ConfigRollout.CHECKSUM_ANNOTATION && values.size() == 1) {
            draft.problem(
                    "rollout",
                    draft.originOf("rollout", base.origin()),
                    "a secret of a single value must not have its checksum shown, by which the value can be guessed",
                    "Choose ConfigRollout.NONE, or put the value beside others.");
        }
        SecretTypes.checkKeys(draft, base.origin(), type, values.keySet());
        StoredContent.checkImmutable(draft, base.origin(), isImmutable, rollout);
    }

    /** Take all settings of an env file, replacing those that are there. */
    public PlainTextSecretSpec envFile(EnvFile file) {
        Origin origin = draft.write("envFile");
        requireNonNull(file, "file");
        if (isWritten) {
            draft.problem(
                    "envFile",
                    origin,
                    "envFile(..) replaces all values, so what was written before it would be lost",
                    "Write envFile(..) first.");
        }
        values.clear();
        return putAll("envFile", origin, file);
    }

    /** Take all settings of a further env file; they replace those of the same name, and leave the others as they are. */
    public PlainTextSecretSpec addEnvFile(EnvFile file) {
        return putAll("addEnvFile", draft.touch("addEnvFile"), requireNonNull(file, "file"));
    }

    private PlainTextSecretSpec putAll(String word, Origin origin, EnvFile file) {
        StoredContent.checkNames(draft, word, origin, file);
        for (Map.Entry<String, String> setting : file.values().entrySet()) {
            values.put(setting.getKey(), SecretValue.of(setting.getValue()));
        }
        isWritten = true;
        return this;
    }

    /**
     * Have a key with what a file of a folder holds, such as a certificate. It is read here and now: see {@link Folder}.
     *
     * @param file its name, or its path from the folder
     */
    public PlainTextSecretSpec file(String key, Folder folder, String file) {
        requireNonNull(key, "key");
        requireNonNull(folder, "folder");
        byte[] content = folder.read(requireNonNull(file, "file"));
        String part = "key " + key;
        StoredContent.checkKey(draft, part, draft.write(part), key);
        values.put(key, SecretValue.of(content));
        isWritten = true;
        return this;
    }

    /** Leave out a key of the base. */
    public PlainTextSecretSpec remove(String key) {
        draft.remove("key", requireNonNull(key, "key"), values);
        return this;
    }

    /** Be of this type, such as {@code kubernetes.io/tls}. */
    public PlainTextSecretSpec type(String secretType) {
        SecretTypes.check(draft, draft.write("type"), requireNonNull(secretType, "secretType"));
        type = secretType;
        return this;
    }

    /** Be of type {@code Opaque}. */
    public PlainTextSecretSpec defaultType() {
        draft.write("type");
        type = SecretTypes.OPAQUE;
        return this;
    }

    /** Choose how a change reaches running pods. A checksum is refused for a single value. */
    public PlainTextSecretSpec rollout(ConfigRollout how) {
        draft.write("rollout");
        rollout = requireNonNull(how, "how");
        return this;
    }

    /**
     * Have the API server refuse every change of the Secret. A changed value is another Secret then, so the name must end in its hash.
     * Default: it can be changed.
     */
    public PlainTextSecretSpec immutable() {
        draft.write("immutable");
        isImmutable = true;
        return this;
    }

    /** Let the Secret be changed. One that is in the cluster as immutable stays so: a value must change along with this. */
    public PlainTextSecretSpec mutable() {
        draft.write("immutable");
        isImmutable = false;
        return this;
    }
}
