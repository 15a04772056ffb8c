package dev.railsk.network;

import dev.railsk.problem.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates with which a plain ingress serves HTTPS.
 *
 * @param secret the secret with the one for all hosts; empty for none
 * @param byHost the secrets with those for one host each
 * @param issuer who has cert-manager make them; empty where they are there
 */
public record Certificates(Optional<String> secret, Map<String, OfHost> byHost, Optional<CertIssuer> issuer) {

    /**
     * The secret with the certificate for one host.
     *
     * @param secret its name
     * @param origin the line that wrote it
     */
    public record OfHost(String secret, Origin origin) {}

    /** HTTP only. */
    public static final Certificates NONE = new Certificates(Optional.empty(), Map.of(), Optional.empty());

    public Certificates {
        byHost = Collections.unmodifiableMap(new LinkedHashMap<>(byHost));
    }

    /** Whether it serves HTTP only. */
    public boolean isNone() {
        return secret.isEmpty() && byHost.isEmpty() && issuer.isEmpty();
    }

    /**
     * The secret with the certificate for a host: its own, else the one for all hosts, else the one that cert-manager makes for it, which is
     * named after the host; empty where it is served by HTTP only.
     */
    public Optional<String> secretFor(String host) {
        if (byHost.containsKey(host)) {
            return Optional.of(byHost.get(host).secret());
        }
        if (secret.isPresent() || issuer.isEmpty()) {
            return secret;
        }
        return Optional.of((host.startsWith("*.") ? "wildcard" + host.substring(1) : host) + "-tls");
    }
}
