package dev.railsk.network;

import java.util.List;
import java.util.Optional;

/**
 * Where an ALB listens, and with what it speaks HTTPS.
 *
 * @param ports whether it listens on HTTP 80 and HTTPS 443
 * @param sslRedirect whether HTTP is sent on to HTTPS
 * @param tlsPolicy the security policy of HTTPS; empty for the controller's
 * @param certificates the certificates, by ARN; empty for those that it finds by the hosts
 */
public record AlbListener(boolean ports, boolean sslRedirect, Optional<String> tlsPolicy, List<String> certificates) {

    static final AlbListener DEFAULT = new AlbListener(false, false, Optional.empty(), List.of());

    public AlbListener {
        certificates = List.copyOf(certificates);
    }
}
