package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterUnreachableException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
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
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in words why no answer came. */
final class Unreachable {

    private Unreachable() {}

    static ClusterUnreachableException because(URI server, Throwable cause, Duration limit) {
        return new ClusterUnreachableException(withPort(server), reason(server, cause, limit), cause);
    }

    /** Something answers there, but not Kubernetes. */
    static ClusterUnreachableException foreign(URI server) {
        return new ClusterUnreachableException(
                withPort(server),
                "what answers there is no Kubernetes API server; check server and proxy in the kubeconfig",
                null);
    }

    /** Whether trying again within seconds is in vain. */
    static boolean isLasting(ClusterUnreachableException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return find(cause, SSLException.class).isPresent()
                || find(cause, CertificateException.class).isPresent()
                || isUnknownHost(cause);
    }

    /** The server with its port, which an URL may leave out and a firewall does not. */
    private static String withPort(URI server) {
        if (server.getPort() >= 0 || server.getHost() == null) {
            return server.toString();
        }
        int port = "http".equals(server.getScheme()) ? 80 : 443;
        return server.getScheme() + "://" + server.getHost() + ":" + port + server.getPath();
    }

    private static String reason(URI server, Throwable cause, Duration limit) {
        if (cause instanceof InterruptedException) {
            return "interrupted while waiting for its answer";
        }
        Optional<String> trust = trust(cause);
        if (trust.isPresent()) {
            return trust.get();
        }
        if (isUnknownHost(cause)) {
            return "unknown host " + server.getHost();
        }
        return connection(cause, limit);
    }

    private static String connection(Throwable cause, Duration limit) {
        if (find(cause, HttpConnectTimeoutException.class).isPresent()) {
            return "no connection within " + seconds(limit);
        }
        if (find(cause, HttpTimeoutException.class).isPresent()
                || find(cause, TimeoutException.class).isPresent()) {
            return "no answer within " + seconds(limit);
        }
        if (find(cause, NoRouteToHostException.class).isPresent()) {
            return "no route to host";
        }
        Optional<ConnectException> connect = find(cause, ConnectException.class);
        if (connect.isPresent()) {
            String text = String.valueOf(connect.get().getMessage()).toLowerCase(Locale.ROOT);
            return text.contains("unreachable") ? "network is unreachable" : "connection refused";
        }
        if (find(cause, EOFException.class).isPresent()) {
            return "the connection was closed before an answer came";
        }
        String message = cause.getMessage();
        if (message != null && message.contains("Tunnel failed") && message.contains("407")) {
            return "the proxy wants a password (407); Java sends one only when it is started with"
                    + " -Djdk.http.auth.tunneling.disabledSchemes=";
        }
        return "the connection broke (" + (message == null ? cause.getClass().getSimpleName() : message) + ")";
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

    private static <T extends Throwable> Optional<T> find(Throwable start, Class<T> type) {
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
