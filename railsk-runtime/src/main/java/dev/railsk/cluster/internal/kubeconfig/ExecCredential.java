package dev.railsk.cluster.internal.kubeconfig;

import java.time.Instant;
import java.util.Optional;

/**
 * What a credential plugin brought.
 *
 * @param token empty when it brought a certificate only
 */
record ExecCredential(String token, Optional<Credentials.Certificate> certificate, Optional<Instant> expiry) {

    /** Says what kinds of credentials these are only. */
    @Override
    public String toString() {
        return "ExecCredential(" + (token.isEmpty() ? "" : "token ") + (certificate.isPresent() ? "certificate " : "")
                + ")";
    }
}
