package dev.railsk.cluster.internal.kubeconfig;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.internal.Fabric8Cluster;
import dev.railsk.cluster.internal.TransportFactory;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/** Everything that is known about a connection before it is made. */
record Target(ClusterAddress address, URI server, Trust trust, Credentials credentials, Optional<String> proxyUrl) {

    private static final int CONNECT_SECONDS = 5;

    Cluster open(Map<String, String> environment) {
        Optional<Proxy> proxy = Proxy.choose(server, proxyUrl, environment);
        requirePrivacy(proxy);
        Login login = Login.of(credentials);
        // Not by the client's Config: a client made of one follows redirects and takes the token along, believes every
        // public authority beside the one that is given, and ignores tls-server-name on the JDK's HTTP client.
        HttpClient.Factory transport = new TransportFactory();
        HttpClient.Builder builder = transport.newBuilder();
        builder.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
        builder.addOrReplaceInterceptor("LOGIN", login);
        builder.tag(Fabric8Cluster.noRetries());
        // An API server ends an HTTP/2 connection with the answer that it does not accept the credentials, and Java 17
        // forgets the answer then.
        builder.preferHttp11();
        builder.sslContext(
                login.keys().toArray(KeyManager[]::new), trust.managers().toArray(TrustManager[]::new));
        if (proxy.isPresent()) {
            proxy.get().applyTo(builder);
        } else {
            builder.proxyType(HttpClient.ProxyType.DIRECT);
        }
        return Fabric8Cluster.owning(
                address, builder.build(), proxy.map(Proxy::place).orElse(""));
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
