package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a secret of the External Secrets Operator is written ({@code external-secrets.io/v1}). In an overlay a key replaces the base's
 * key of the same name.
 *
 * <p>Defaults, all of them the operator's: the store is read again each hour; the secret is made, of type {@code Opaque}, deleted
 * along with the ExternalSecret, and kept when the store has lost its values.
 */
public final class ExternalSecretSpec {

    private static final String DOCKER_CONFIG = ".dockerconfigjson";

    private final Draft draft;
    private Store store;
    private final Map<String, RemoteKey> values;
    private final List<RemoteSource> sources;
    private Optional<Refresh> refresh;
    private Optional<SecretCreation> creation;
    private Optional<SecretDeletion> deletion;
    private Optional<String> type;
    private final Map<String, String> templates;

    private ExternalSecretSpec(ExternalSecret base) {
        draft = new Draft("secret " + base.name());
        store = base.store();
        values = new LinkedHashMap<>(base.values());
        sources = new ArrayList<>(base.sources());
        refresh = base.refresh();
        creation = base.target().creation();
        deletion = base.target().deletion();
        type = base.target().type();
        templates = new LinkedHashMap<>(base.target().templates());
    }

    static ExternalSecret define(String name, Store store, Consumer<ExternalSecretSpec> definition) {
        return apply(
                new ExternalSecret(
                        name, store, Map.of(), List.of(), Optional.empty(), SecretTarget.DEFAULT, Origin.here()),
                definition);
    }

    static ExternalSecret apply(ExternalSecret base, Consumer<ExternalSecretSpec> definition) {
        ExternalSecretSpec spec = new ExternalSecretSpec(base);
        spec.draft.run(definition, spec);
        ExternalSecret secret = new ExternalSecret(
                base.name(),
                spec.store,
                spec.values,
                spec.sources,
                spec.refresh,
                new SecretTarget(spec.creation, spec.deletion, spec.type, spec.templates),
                base.origin());
        spec.check(secret);
        return spec.draft.finish("secret \"" + base.name() + "\"", secret);
    }

    private void check(ExternalSecret secret) {
        if (!draft.findings().judges(List.of())) {
            return;
        }
        if (values.isEmpty() && sources.isEmpty()) {
            draft.problem(
                    "keys",
                    secret.origin(),
                    "secret \"" + secret.name() + "\" has no key",
                    "Add key(..), extract(..) or find(..).");
            return;
        }
        Optional<Set<String>> keys = secret.keys();
        if (type.isPresent() && keys.isPresent()) {
            SecretTypes.checkKeys(draft, secret.origin(), type.get(), keys.get());
        }
    }

    /** Read the values from another store. */
    public ExternalSecretSpec store(Store other) {
        draft.write("store");
        store = requireNonNull(other, "other");
        return this;
    }

    /** Have a key, whose value the store has under this name. */
    public ExternalSecretSpec key(String key, String remoteKey) {
        return put(key, RemoteKey.of(requireNonNull(remoteKey, "remoteKey")));
    }

    /** Have a key, whose value is one property of what the store has under this name. */
    public ExternalSecretSpec key(String key, String remoteKey, String property) {
        requireNonNull(property, "property");
        return put(key, RemoteKey.of(requireNonNull(remoteKey, "remoteKey")).property(property));
    }

    /** Have a key, whose value stands there in the store. */
    public ExternalSecretSpec key(String key, RemoteKey remote) {
        return put(key, requireNonNull(remote, "remote"));
    }

    private ExternalSecretSpec put(String key, RemoteKey remote) {
        String part = "key " + requireNonNull(key, "key");
        StoredContent.checkKey(draft, part, draft.write(part), key);
        values.put(key, remote);
        return this;
    }

    /** Leave out a key of the base. */
    public ExternalSecretSpec removeKey(String key) {
        draft.remove("key", requireNonNull(key, "key"), values);
        return this;
    }

    /** Have all properties of what the store has under this name as keys. A single key wins over these. */
    public ExternalSecretSpec extract(String remoteKey) {
        return extract(RemoteKey.of(requireNonNull(remoteKey, "remoteKey")));
    }

    /** Have all properties of what stands there in the store as keys. A single key wins over these. */
    public ExternalSecretSpec extract(RemoteKey remote) {
        return add("extract", new RemoteSource.Extract(requireNonNull(remote, "remote")));
    }

    /** Have no keys of what the store has under this name. */
    public ExternalSecretSpec removeExtract(String remoteKey) {
        return remove(requireNonNull(remoteKey, "remoteKey"), RemoteSource.Extract.class);
    }

    /** Have all that the store has under fitting names as keys. A single key wins over these. */
    public ExternalSecretSpec find(String pattern) {
        Origin origin = draft.touch("find");
        if (requireNonNull(pattern, "pattern").isBlank()) {
            draft.problem(
                    "find",
                    origin,
                    "the pattern of find(..) must not be empty",
                    "Write a regular expression of Go's, like \"^shop/\".");
        }
        WellFormed.check(draft, "find", origin, pattern);
        return add("find", new RemoteSource.Find(pattern));
    }

    /** Have no keys by this pattern. */
    public ExternalSecretSpec removeFind(String pattern) {
        return remove(requireNonNull(pattern, "pattern"), RemoteSource.Find.class);
    }

    private ExternalSecretSpec add(String word, RemoteSource source) {
        Origin origin = draft.touch(word);
        if (sources.contains(source)) {
            draft.problem(
                    word, origin, word + "(\"" + source.told() + "\") is a source already", "Leave this line out.");
            return this;
        }
        sources.add(source);
        return this;
    }

    private ExternalSecretSpec remove(String told, Class<? extends RemoteSource> kind) {
        List<RemoteSource> ofKind = new ArrayList<>();
        for (RemoteSource source : sources) {
            if (kind.isInstance(source)) {
                ofKind.add(source);
            }
        }
        List<RemoteSource> left = new ArrayList<>(ofKind);
        draft.remove("source", told, left, RemoteSource::told);
        ofKind.removeAll(left);
        sources.removeAll(ofKind);
        return this;
    }

    /** Choose when the store is read again. */
    public ExternalSecretSpec refresh(Refresh when) {
        draft.write("refresh");
        refresh = Optional.of(requireNonNull(when, "when"));
        return this;
    }

    /** Read the store again each time this long has passed. */
    public ExternalSecretSpec refresh(Duration interval) {
        return refresh(Refresh.every(requireNonNull(interval, "interval")));
    }

    /** Read the store again when the operator does by itself: each hour. */
    public ExternalSecretSpec defaultRefresh() {
        draft.write("refresh");
        refresh = Optional.empty();
        return this;
    }

    /** Choose what the operator does to make the secret. */
    public ExternalSecretSpec creation(SecretCreation how) {
        draft.write("creation");
        creation = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Have the operator make the secret, and delete it along with the ExternalSecret. */
    public ExternalSecretSpec defaultCreation() {
        draft.write("creation");
        creation = Optional.empty();
        return this;
    }

    /** Choose what becomes of the secret when the store has lost its values. */
    public ExternalSecretSpec deletion(SecretDeletion how) {
        draft.write("deletion");
        deletion = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Keep the secret when the store has lost its values. */
    public ExternalSecretSpec defaultDeletion() {
        draft.write("deletion");
        deletion = Optional.empty();
        return this;
    }

    /** Make a secret of this type, such as {@code kubernetes.io/tls}. */
    public ExternalSecretSpec type(String secretType) {
        SecretTypes.check(draft, draft.write("type"), requireNonNull(secretType, "secretType"));
        type = Optional.of(secretType);
        return this;
    }

    /** Make a secret of type {@code Opaque}. */
    public ExternalSecretSpec defaultType() {
        draft.write("type");
        type = Optional.empty();
        return this;
    }

    /**
     * Make this key of the secret from a Go template, in which what came from the store stands by its key: {@code {{ .password }}}. With
     * any template, the secret has the keys of templates only.
     */
    public ExternalSecretSpec template(String key, String text) {
        String part = "template " + requireNonNull(key, "key");
        Origin origin = draft.write(part);
        StoredContent.checkKey(draft, part, origin, key);
        WellFormed.check(draft, part, origin, requireNonNull(text, "text"));
        templates.put(key, text);
        return this;
    }

    /** Make no key of the secret from this template. */
    public ExternalSecretSpec removeTemplate(String key) {
        draft.remove("template", requireNonNull(key, "key"), templates);
        return this;
    }

    /**
     * Make a secret by which images are pulled from this registry: of type {@code kubernetes.io/dockerconfigjson}, from a user and a
     * password that came from the store.
     *
     * @param registry the registry's host, such as {@code ghcr.io}
     * @param userKey the key that has the user
     * @param passwordKey the key that has the password
     */
    public ExternalSecretSpec dockerConfig(String registry, String userKey, String passwordKey) {
        Origin origin = draft.write("dockerConfig");
        if (!Syntax.isWord(requireNonNull(registry, "registry"), "-._:/", 253)) {
            draft.problem(
                    "dockerConfig",
                    origin,
                    "a registry must have letters, digits, dashes, dots and colons, but was \"" + registry + "\"",
                    "Name it like \"ghcr.io\".");
        }
        String user = value(origin, requireNonNull(userKey, "userKey"));
        String password = value(origin, requireNonNull(passwordKey, "passwordKey"));
        type = Optional.of(SecretTypes.DOCKER_CONFIG);
        templates.put(
                DOCKER_CONFIG,
                "{\"auths\":{\"" + registry + "\":{\"username\":{{ " + user + " | toJson }},\"password\":{{ " + password
                        + " | toJson }},\"auth\":\"{{ printf \"%s:%s\" " + user + " " + password + " | b64enc }}\"}}}");
        return this;
    }

    // A key may have dashes and dots, which the short form of a template's language does not take.
    private String value(Origin origin, String key) {
        StoredContent.checkKey(draft, "dockerConfig", origin, key);
        if (StoredContent.isKey(key) && !values.containsKey(key) && sources.isEmpty()) {
            draft.problem(
                    "dockerConfig",
                    origin,
                    "there is no key \"" + key + "\" for the registry's user or password",
                    "Write key(\"" + key + "\", ..) before it.");
        }
        return "(index . \"" + key + "\")";
    }

    /** Make no secret by which images are pulled. */
    public ExternalSecretSpec noDockerConfig() {
        draft.write("dockerConfig");
        if (type.equals(Optional.of(SecretTypes.DOCKER_CONFIG))) {
            type = Optional.empty();
        }
        templates.remove(DOCKER_CONFIG);
        return this;
    }
}
