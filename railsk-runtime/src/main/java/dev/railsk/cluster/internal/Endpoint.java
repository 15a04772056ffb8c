package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.internal.transport.UnsendableException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The address that requests go to, and how people are told that nothing came of it.
 *
 * @param address the API server
 * @param proxy host and port of the proxy in between; empty when there is none
 */
record Endpoint(ClusterAddress address, String proxy) {

    /** The server, for people. */
    String server() {
        return address.serverWithPort();
    }

    /** The address of a request on this server. */
    URI uri(ApiRequest request) {
        String base = address.server();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.target());
    }

    ClusterUnreachableException unreachable(Throwable cause, Duration limit) {
        return because(new Unreachable(address, proxy).reason(cause, limit), cause);
    }

    /** Why a connection broke that was made. */
    String reason(Throwable cause) {
        return new Unreachable(address, proxy).reason(cause, Exchange.LIMIT);
    }

    /** Something answers there, but not Kubernetes. */
    ClusterUnreachableException foreign() {
        return because(
                "what answers there is no Kubernetes API server; check server and proxy in the kubeconfig", null);
    }

    /** The server sends more than is taken of it. */
    ClusterUnreachableException unbounded(String what) {
        return unreachable(new BoundException(what + Unreachable.UNLIKELY), Duration.ZERO);
    }

    ClusterUnreachableException unsendable(UnsendableException cause) {
        return because(
                "the credentials have a character that no HTTP header may have; get the kubeconfig's token anew",
                cause);
    }

    ClusterUnreachableException closed() {
        return because("the cluster was closed", new CancellationException());
    }

    private ClusterUnreachableException because(String reason, @Nullable Throwable cause) {
        return new ClusterUnreachableException(server(), reason, cause);
    }
}
