package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/**
 * A store of the External Secrets Operator, which others have set up.
 *
 * @param name its name
 * @param isClusterWide whether it serves all namespaces (ClusterSecretStore), and not the app's only (SecretStore)
 */
public record Store(String name, boolean isClusterWide) {

    private static final int LONGEST_NAME = 253;

    public Store {
        if (requireNonNull(name, "name").length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            throw new InvalidValueException(
                    "a store's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Name it as kubectl get clustersecretstores,secretstores lists it.");
        }
    }

    /** A ClusterSecretStore, which serves all namespaces. */
    public static Store cluster(String name) {
        return new Store(name, true);
    }

    /** A SecretStore of the app's namespace. */
    public static Store namespaced(String name) {
        return new Store(name, false);
    }
}
