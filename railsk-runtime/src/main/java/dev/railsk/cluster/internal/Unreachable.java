package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.internal.transport.UnsendableException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in words why no answer came. */
final class Unreachable {

    /** What is said of a size that no server of good will sends. */
    static final String UNLIKELY = ", which no Kubernetes API server does";

    private final ClusterAddress address;
    private final String proxy;

    Unreachable(ClusterAddress address, String proxy) {
        this.address = address;
        this.proxy = proxy;
    }

    /** Whether trying again within seconds is in vain. */
    static boolean isLasting(ClusterUnreachableException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return find(cause, SSLException.class).isPresent()
                || find(cause, CertificateException.class).isPresent()
                || tooMuch(cause).isPresent()
                || find(cause, CancellationException.class).isPresent()
                || find(cause, UnsendableException.class).isPresent()
                || isUnknownHost(cause);
    }

    String reason(Throwable cause, Duration limit) {
        if (cause instanceof InterruptedException) {
            return "interrupted while waiting for its answer";
        }
        Optional<String> tooMuch = tooMuch(cause);
        if (tooMuch.isPresent()) {
            return "it sends " + tooMuch.get();
        }
        Optional<String> trust = trust(cause);
        if (trust.isPresent()) {
            return trust.get();
        }
        if (isUnknownHost(cause)) {
            return proxy.isEmpty() ? "unknown host " + host() + hint() : "unknown host of the proxy " + proxy;
        }
        return connection(cause, limit);
    }

    private static Optional<String> tooMuch(Throwable cause) {
        Optional<ProtocolException> headers = find(cause, ProtocolException.class);
        if (headers.isPresent() && String.valueOf(headers.get().getMessage()).startsWith("Header size too big")) {
            return Optional.of("headers of more than 384 KiB" + UNLIKELY);
        }
        return find(cause, BoundException.class).map(Throwable::getMessage);
    }

    private String host() {
        String host = URI.create(address.server()).getHost();
        return host == null ? address.server() : host;
    }

    private String connection(Throwable cause, Duration limit) {
        if (find(cause, HttpConnectTimeoutException.class).isPresent()) {
            return "no connection" + through() + " could be made in time; a firewall may swallow what is sent there"
                    + hint();
        }
        if (find(cause, HttpTimeoutException.class).isPresent()
                || find(cause, TimeoutException.class).isPresent()) {
            return "no answer" + through() + " within " + seconds(limit);
        }
        if (find(cause, NoRouteToHostException.class).isPresent()) {
            return "no route to host" + at();
        }
        Optional<ConnectException> connect = find(cause, ConnectException.class);
        if (connect.isPresent()) {
            String text = String.valueOf(connect.get().getMessage()).toLowerCase(Locale.ROOT);
            return (text.contains("unreachable") ? "network is unreachable" : "connection refused") + at();
        }
        if (find(cause, EOFException.class).isPresent()) {
            return "the connection" + through() + " was closed before an answer came";
        }
        return broken(cause);
    }

    private String broken(Throwable cause) {
        String message = cause.getMessage();
        if (message != null && message.contains("Tunnel failed") && message.contains("407")) {
            return "the proxy " + proxy
                    + " wants a user and a password, or others than those in its URL (407); in a program"
                    + " that embeds railsk Java sends them only when it is started with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes=";
        }
        if (message != null && message.contains("GOAWAY received")) {
            return "it ended the connection (GOAWAY), as it does when it does not accept the credentials, and Java "
                    + Runtime.version().feature() + " keeps no answer then; log in again, or use HTTP/1.1";
        }
        String told = message == null ? cause.getClass().getSimpleName() : Bounds.cut(message);
        return "the connection" + through() + " broke (" + told + ")";
    }

    /** Through what a connection goes. */
    private String through() {
        return proxy.isEmpty() ? "" : " through the proxy " + proxy;
    }

    /** By whom a connection is refused: with a proxy in between, it is the proxy that we connect to. */
    private String at() {
        return proxy.isEmpty()
                ? hint()
                : " by the proxy " + proxy + "; check the proxy in the kubeconfig or the environment";
    }

    /** Who names this server, and what to do about it. */
    private String hint() {
        boolean isHidden = address.context().isEmpty() || !proxy.isEmpty();
        return isHidden
                ? ""
                : "; context " + address.context()
                        + " names this server: see that it runs and can be reached from here, or choose another context";
    }

    private static Optional<String> trust(Throwable cause) {
        Optional<SSLException> tls = find(cause, SSLException.class);
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        if (find(cause, CertPathBuilderException.class).isPresent()
                || find(cause, CertPathValidatorException.class).isPresent()) {
            return Optional.of("its certificate is not trusted: no known authority signed it, or it is out of date;"
                    + " check certificate-authority in the kubeconfig");
        }
        String message = String.valueOf(tls.get().getMessage());
        if (find(cause, CertificateException.class).isPresent()) {
            return Optional.of("its certificate is for other names than this: " + message
                    + "; check server and tls-server-name in the kubeconfig");
        }
        if (message.contains("Unsupported or unrecognized SSL message") || message.contains("plaintext connection")) {
            return Optional.of("it does not speak TLS; check whether its URL starts with http://");
        }
        return Optional.of("no TLS connection (" + message + ")");
    }

    private static boolean isUnknownHost(Throwable cause) {
        return find(cause, UnknownHostException.class).isPresent()
                || find(cause, UnresolvedAddressException.class).isPresent();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    static <T extends Throwable> Optional<T> find(Throwable start, Class<T> type) {
        int depth = 0;
        for (Throwable here = start; here != null && depth < 20; here = here.getCause()) {
            if (type.isInstance(here)) {
                return Optional.of(type.cast(here));
            }
            depth++;
        }
        return Optional.empty();
    }
}
