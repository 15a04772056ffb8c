package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.internal.ApiCluster;
import dev.railsk.cluster.internal.transport.Connecting;
import dev.railsk.cluster.internal.transport.JdkTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that is known about a connection before it is made. */
record Target(ClusterAddress address, URI server, Trust trust, Credentials credentials, Optional<String> proxyUrl) {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    Cluster open(Map<String, String> environment) {
        Optional<Proxy> proxy = Proxy.choose(server, proxyUrl, environment);
        requirePrivacy(proxy);
        Login login = Login.of(credentials);
        Connecting connecting = new Connecting(CONNECT, login.keys(), trust.managers(), proxy.map(Proxy::access));
        return ApiCluster.over(
                address,
                JdkTransport.of(connecting, login),
                proxy.map(Proxy::place).orElse(""));
    }

    /** Asked before a plugin runs: a credential must not even be made for a connection that everybody can read. */
    private void requirePrivacy(Optional<Proxy> proxy) {
        boolean local = ServerUrl.isLoopback(server.getHost())
                && (proxy.isEmpty() || proxy.get().isOnThisMachine());
        if (credentials instanceof Credentials.Anonymous || ServerUrl.isTls(server) || local) {
            return;
        }
        throw Fault.of(
                "credentials must not go over plain http, but the cluster's server is " + server,
                "context \"" + Shown.name(address.context()) + "\"",
                "Write the server as https://HOST:PORT, or take the user out of the context.");
    }

    /** Without the credentials, and without the proxy's password. */
    @Override
    public String toString() {
        return "Target " + address;
    }
}
