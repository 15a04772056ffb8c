package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a secret is written whose values whoever deploys fetches. In an overlay a key replaces the base's key of the same name.
 *
 * <p>Defaults: type {@code Opaque}; the name ends in a hash of the content, so that a changed value reaches running pods, and a rollback
 * finds the one before it. That hash, and a checksum too, lets whoever sees it try out guesses, as with {@link PlainTextSecretSpec}.
 */
public final class FetchedSecretSpec {

    private final Draft draft;
    private final Map<String, ValueSource> sources;
    private String type;
    private ConfigRollout rollout;
    private boolean isImmutable;

    private FetchedSecretSpec(FetchedSecret base) {
        draft = new Draft("secret " + base.name());
        sources = new LinkedHashMap<>(base.sources());
        type = base.type();
        rollout = base.rollout();
        isImmutable = base.isImmutable();
    }

    static FetchedSecret define(String name, Consumer<FetchedSecretSpec> definition) {
        return apply(
                new FetchedSecret(name, Map.of(), SecretTypes.OPAQUE, ConfigRollout.HASHED_NAME, false, Origin.here()),
                definition);
    }

    static FetchedSecret apply(FetchedSecret base, Consumer<FetchedSecretSpec> definition) {
        FetchedSecretSpec spec = new FetchedSecretSpec(base);
        spec.draft.run(definition, spec);
        spec.check(base);
        return spec.draft.finish(
                "secret \"" + base.name() + "\"",
                new FetchedSecret(base.name(), spec.sources, spec.type, spec.rollout, spec.isImmutable, base.origin()));
    }

    private void check(FetchedSecret base) {
        if (!draft.findings().judges(List.of())) {
            return;
        }
        if (sources.isEmpty()) {
            draft.problem(
                    "keys",
                    base.origin(),
                    "secret \"" + base.name() + "\" has no key",
                    "Add file(..), stdin(..) or command(..).");
            return;
        }
        if (rollout == ConfigRollout.CHECKSUM_ANNOTATION && sources.size() == 1) {
            draft.problem(
                    "rollout",
                    draft.originOf("rollout", base.origin()),
                    "a secret of a single value must not have its checksum shown, by which the value can be guessed",
                    "Choose ConfigRollout.NONE, or put the value beside others.");
        }
        SecretTypes.checkKeys(draft, base.origin(), type, sources.keySet());
        StoredContent.checkImmutable(draft, base.origin(), isImmutable, rollout);
    }

    /** Have a key with what a file holds, without the line break at its end. */
    public FetchedSecretSpec file(String key, String path) {
        Origin origin = key(key);
        if (requireNonNull(path, "path").isBlank() || path.indexOf('\0') >= 0 || !WellFormed.is(path)) {
            draft.problem(
                    part(key), origin, "the path of a file must be one, but was \"" + path + "\"", "Name the file.");
        }
        return put(key, new ValueSource.InFile(path));
    }

    /** Have a key with what is written to standard input, without the line break at its end. One key only can have that. */
    public FetchedSecretSpec stdin(String key) {
        Origin origin = key(key);
        for (Map.Entry<String, ValueSource> other : sources.entrySet()) {
            boolean isTaken = other.getValue() instanceof ValueSource.StandardInput
                    && !other.getKey().equals(key);
            if (isTaken) {
                draft.problem(
                        part(key),
                        origin,
                        "standard input can be read once, but \"" + other.getKey() + "\" has it already",
                        "Take one of them from a file or a command.");
            }
        }
        return put(key, new ValueSource.StandardInput());
    }

    /** Have a key with what a program prints, such as a password manager, without the line break at its end. No shell is between. */
    public FetchedSecretSpec command(String key, String program, String... arguments) {
        Origin origin = key(key);
        List<String> command = new ArrayList<>();
        command.add(requireNonNull(program, "program"));
        command.addAll(List.of(requireNonNull(arguments, "arguments")));
        boolean isText = true;
        for (String word : command) {
            isText &= WellFormed.is(word) && word.indexOf('\0') < 0;
        }
        if (program.isBlank() || !isText) {
            draft.problem(
                    part(key),
                    origin,
                    "a command must be a program and arguments of well-formed text without NUL",
                    "Write it like command(\"KEY\", \"op\", \"read\", \"op://shop/key\").");
        }
        return put(key, new ValueSource.OutputOf(command));
    }

    /** Leave out a key of the base. */
    public FetchedSecretSpec remove(String key) {
        draft.remove("key", requireNonNull(key, "key"), sources);
        return this;
    }

    /** Be of this type, such as {@code kubernetes.io/tls}. */
    public FetchedSecretSpec type(String secretType) {
        SecretTypes.check(draft, draft.write("type"), requireNonNull(secretType, "secretType"));
        type = secretType;
        return this;
    }

    /** Be of type {@code Opaque}. */
    public FetchedSecretSpec defaultType() {
        draft.write("type");
        type = SecretTypes.OPAQUE;
        return this;
    }

    /** Choose how a change reaches running pods. A checksum is refused for a single value. */
    public FetchedSecretSpec rollout(ConfigRollout how) {
        draft.write("rollout");
        rollout = requireNonNull(how, "how");
        return this;
    }

    /**
     * Have the API server refuse every change of the Secret. A changed value is another Secret then, so the name must end in its hash.
     * Default: it can be changed.
     */
    public FetchedSecretSpec immutable() {
        draft.write("immutable");
        isImmutable = true;
        return this;
    }

    /** Let the Secret be changed. One that is in the cluster as immutable stays so: a value must change along with this. */
    public FetchedSecretSpec mutable() {
        draft.write("immutable");
        isImmutable = false;
        return this;
    }

    private Origin key(String key) {
        Origin origin = draft.write(part(requireNonNull(key, "key")));
        StoredContent.checkKey(draft, part(key), origin, key);
        return origin;
    }

    private FetchedSecretSpec put(String key, ValueSource source) {
        sources.put(key, source);
        return this;
    }

    private static String part(String key) {
        return "key " + key;
    }
}
