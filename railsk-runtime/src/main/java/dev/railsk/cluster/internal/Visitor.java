package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.cluster.internal.transport.PublicClient;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Asks what a user of the app would ask, by a connection of its own. */
final class Visitor {

    private static final int MOST_BYTES = 256 * 1024;

    private final String server;

    /** A visitor on behalf of somebody who works against this API server. */
    Visitor(String server) {
        this.server = server;
    }

    HttpAnswer visit(HttpVisit visit) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(visit.address()))
                .header("Accept", "*/*")
                .header("User-Agent", "railsk-smoke-check")
                .GET()
                .build();
        try (PublicClient client = PublicClient.begin(visit.timeout())) {
            CompletableFuture<HttpResponse<byte[]>> answer = client.ask(request, head -> new FirstBytes(MOST_BYTES));
            try {
                return told(answer.get(visit.timeout().toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException late) {
                return HttpAnswer.none(
                        "no whole answer within " + visit.timeout().toSeconds() + " s");
            } catch (ExecutionException failure) {
                return HttpAnswer.none(reason(failure, visit.timeout()));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new ClusterUnreachableException(server, "interrupted while waiting for a smoke check", stop);
            } finally {
                answer.cancel(true);
            }
        }
    }

    private static HttpAnswer told(HttpResponse<byte[]> response) {
        return new HttpAnswer.Answered(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private static String reason(Throwable failure, Duration limit) {
        if (Unreachable.find(failure, UnknownHostException.class).isPresent()
                || Unreachable.find(failure, UnresolvedAddressException.class).isPresent()) {
            return "unknown host";
        }
        if (Unreachable.find(failure, CertificateException.class).isPresent()
                || Unreachable.find(failure, CertPathBuilderException.class).isPresent()) {
            return "its certificate is not trusted, or is for other names";
        }
        if (Unreachable.find(failure, SSLException.class).isPresent()) {
            return "no TLS connection ("
                    + message(Unreachable.find(failure, SSLException.class).get()) + ")";
        }
        if (Unreachable.find(failure, HttpConnectTimeoutException.class).isPresent()) {
            return "no connection within " + limit.toSeconds() + " s";
        }
        if (Unreachable.find(failure, ConnectException.class).isPresent()) {
            return "connection refused";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "the connection broke (" + message(cause) + ")";
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : Bounds.cut(message);
    }
}
