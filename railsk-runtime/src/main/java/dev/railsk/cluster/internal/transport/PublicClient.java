package dev.railsk.cluster.internal.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The JDK's client for a server of anybody's: it believes the authorities that Java believes, and brings no credentials. */
public final class PublicClient implements AutoCloseable {

    private final HttpClient client;

    private PublicClient(HttpClient client) {
        this.client = client;
    }

    /** A client that takes at most so long to make a connection; it makes none yet. */
    public static PublicClient begin(Duration limit) {
        return new PublicClient(JdkClient.beginPublic(limit));
    }

    /** Ask. The future that comes ends the request when it is cancelled. */
    public <T> CompletableFuture<HttpResponse<T>> ask(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return client.sendAsync(request, body);
    }

    @Override
    public void close() {
        JdkClient.end(client);
    }
}
