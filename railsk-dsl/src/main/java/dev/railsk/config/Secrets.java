package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a secret comes from.
 *
 * <pre>{@code
 * app.secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
 *    .secret(Secrets.external("sentry", Store.cluster("aws-secretsmanager"), s -> s.key("dsn", "common/sentry", "dsn")))
 *    .secret(Secrets.sealed("smtp", s -> s.key("PASSWORD", "AgBy3i4OJSWK..")));
 * }</pre>
 *
 * <p>Of all of them railsk holds names and keys, and of {@link #plainText} alone the values too, and of {@link #fetched} while a deploy runs.
 */
public sealed interface Secrets permits ExternalSecret, FetchedSecret, PlainTextSecret, SealedSecret, Secrets.Existing {

    /** The secret's name in the definition; in the cluster too, unless {@link #isMade()}. */
    String name();

    /** The keys that the app cannot do without. */
    Set<String> requiredKeys();

    /** All its keys, where the definition knows them. */
    Optional<Set<String>> keys();

    /** Whether an object of the app makes it, so that the app's name suffix ends its name. */
    boolean isMade();

    /** Whether its name in the cluster ends in a hash of its content. */
    default boolean isHashed() {
        return false;
    }

    /** The line that declared it. */
    Origin origin();

    /** A secret that others put into the cluster; a deploy checks that it is there with these keys. */
    static Existing existing(String name, String... requiredKeys) {
        return new Existing(
                name, new LinkedHashSet<>(List.of(requireNonNull(requiredKeys, "requiredKeys"))), Origin.here());
    }

    /**
     * A secret that the External Secrets Operator brings from a store, such as a cloud's secret manager.
     *
     * <p>The operator makes it after the deploy has applied the ExternalSecret. Pods wait for it, and do not restart when it is
     * refreshed.
     *
     * @throws dev.railsk.problem.InvalidAppException with all problems of the definition
     */
    static ExternalSecret external(String name, Store store, Consumer<ExternalSecretSpec> definition) {
        return ExternalSecretSpec.define(requireNonNull(name, "name"), requireNonNull(store, "store"), definition);
    }

    /**
     * A secret that the Sealed Secrets controller decrypts from what {@code kubeseal} has encrypted, which anybody may read.
     *
     * @throws dev.railsk.problem.InvalidAppException with all problems of the definition
     */
    static SealedSecret sealed(String name, Consumer<SealedSecretSpec> definition) {
        return SealedSecretSpec.define(requireNonNull(name, "name"), definition);
    }

    /**
     * A secret whose values are fetched by whoever deploys: from a file, standard input, or a command such as a password manager's. The
     * definition says from where; nothing is read while it is defined or rendered, and nothing is rendered.
     *
     * <p>A deploy fetches them before all else, and makes the Secret; whoever only renders sees it by its name without a hash.
     *
     * @throws dev.railsk.problem.InvalidAppException with all problems of the definition
     */
    static FetchedSecret fetched(String name, Consumer<FetchedSecretSpec> definition) {
        return FetchedSecretSpec.define(requireNonNull(name, "name"), definition);
    }

    /**
     * A secret whose values the definition has and <strong>renders as they stand</strong>, for development and tests: whoever sees the
     * manifests, or the output of {@code render}, sees the values (base64 hides nothing). A deploy shows none of them: not in
     * differences, events, reports or messages.
     *
     * <p>Values come from env files and files only, so that they need not stand in code.
     *
     * @throws dev.railsk.problem.InvalidAppException with all problems of the definition
     */
    static PlainTextSecret plainText(String name, Consumer<PlainTextSecretSpec> definition) {
        return PlainTextSecretSpec.define(requireNonNull(name, "name"), definition);
    }

    /**
     * A secret that is in the cluster already and is never rendered.
     *
     * @param name its name
     * @param requiredKeys the keys that must be there
     * @param origin the line that declared it
     */
    record Existing(String name, Set<String> requiredKeys, Origin origin) implements Secrets {
        public Existing {
            requireNonNull(name, "name");
            requiredKeys = Collections.unmodifiableSet(new LinkedHashSet<>(requiredKeys));
        }

        @Override
        public Optional<Set<String>> keys() {
            return Optional.empty();
        }

        @Override
        public boolean isMade() {
            return false;
        }
    }
}
