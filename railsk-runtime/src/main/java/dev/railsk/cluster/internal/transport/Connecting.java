package dev.railsk.cluster.internal.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * How connections are made.
 *
 * @param limit how long it may take to make one
 * @param keys what proves to the server who we are
 * @param trust what proves to us who the server is
 */
public record Connecting(Duration limit, List<KeyManager> keys, List<TrustManager> trust, Optional<ProxyAccess> proxy) {

    /** The same with other keys. */
    Connecting with(List<KeyManager> others) {
        return new Connecting(limit, others, trust, proxy);
    }
}
