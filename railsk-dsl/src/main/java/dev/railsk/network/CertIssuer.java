package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/**
 * Who signs certificates for cert-manager.
 *
 * @param name the issuer's name
 * @param isOfCluster whether it is a ClusterIssuer, and not an Issuer of the app's namespace
 */
public record CertIssuer(String name, boolean isOfCluster) {

    private static final int LONGEST = 253;

    public CertIssuer {
        if (name.length() > LONGEST || !Syntax.isDomain(name)) {
            throw new InvalidValueException(
                    "an issuer's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Name it like \"letsencrypt\".");
        }
    }

    /** A ClusterIssuer. */
    public static CertIssuer ofCluster(String name) {
        return new CertIssuer(requireNonNull(name, "name"), true);
    }

    /** An Issuer of the app's namespace. */
    public static CertIssuer ofNamespace(String name) {
        return new CertIssuer(requireNonNull(name, "name"), false);
    }

    /** The annotation by which cert-manager finds it. */
    public String annotation() {
        return isOfCluster ? "cert-manager.io/cluster-issuer" : "cert-manager.io/issuer";
    }
}
