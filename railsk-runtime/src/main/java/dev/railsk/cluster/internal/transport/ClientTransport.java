package dev.railsk.cluster.internal.transport;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The transport of somebody's Kubernetes client, with all that its owner has set up, but without its retries. */
public final class ClientTransport implements Transport {

    private final HttpClient http;

    private ClientTransport(HttpClient http) {
        this.http = http;
    }

    /** The transport of this client, which stays its owner's. */
    public static ClientTransport of(KubernetesClient client) {
        RequestConfig settings = withoutRetries(client.getConfiguration());
        return new ClientTransport(
                client.getHttpClient().newBuilder().tag(settings).build());
    }

    /** Every wait and retry is ours. */
    private static RequestConfig withoutRetries(Config config) {
        RequestConfig copy = new RequestConfig(0, 0, 0, 0L, 0, 0, 0, 0);
        copy.setImpersonateUsername(config.getImpersonateUsername());
        copy.setImpersonateGroups(config.getImpersonateGroups());
        copy.setImpersonateExtras(config.getImpersonateExtras());
        return copy;
    }

    @Override
    public void send(Outgoing request, Receiver receiver) {
        ClientBody body = new ClientBody(receiver);
        try {
            CompletableFuture<?> unused = http.consumeBytes(built(request), body)
                    .whenComplete((response, failure) -> answered(response, failure, body, receiver));
        } catch (IllegalArgumentException quotesTheHeader) {
            throw new UnsendableException();
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the client is closed", closed);
        }
    }

    private static void answered(
            @Nullable HttpResponse<AsyncBody> response,
            @Nullable Throwable failure,
            ClientBody body,
            Receiver receiver) {
        if (response == null) {
            receiver.ended(cause(failure));
        } else {
            body.begin(response);
        }
    }

    private HttpRequest built(Outgoing request) {
        HttpRequest.Builder builder = http.newHttpRequestBuilder().uri(request.uri());
        if (request.limit().isPresent()) {
            builder.timeout(request.limit().get().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            builder.forStreaming();
        }
        for (Header header : request.headers()) {
            builder.setHeader(header.name(), header.value());
        }
        Optional<Outgoing.Content> content = request.content();
        if (content.isPresent()) {
            builder.method(request.method(), content.get().type(), content.get().text());
        } else {
            builder.method(request.method(), "", null);
        }
        return builder.build();
    }

    static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = JdkTransport.cause(failure);
        return cause instanceof IllegalArgumentException ? new UnsendableException() : cause;
    }

    @Override
    public CompletableFuture<MessageSocket> open(Outgoing handshake, String protocol, MessageListener listener) {
        WebSocket.Builder builder =
                http.newWebSocketBuilder().uri(handshake.uri()).subprotocol(protocol);
        for (Header header : handshake.headers()) {
            builder.setHeader(header.name(), header.value());
        }
        if (handshake.limit().isPresent()) {
            builder.connectTimeout(handshake.limit().get().toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletableFuture<MessageSocket> result = new CompletableFuture<>();
        CompletableFuture<?> unused = builder.buildAsync(new ClientSocket.Incoming(listener))
                .whenComplete((socket, failure) -> {
                    if (socket == null) {
                        result.completeExceptionally(refusal(cause(failure)));
                    } else {
                        opened(new ClientSocket(socket), result);
                    }
                });
        return result;
    }

    private static Throwable refusal(Throwable cause) {
        return cause instanceof WebSocketHandshakeException answered && answered.getResponse() != null
                ? new HandshakeException(answered.getResponse().code())
                : cause;
    }

    private static void opened(MessageSocket socket, CompletableFuture<MessageSocket> result) {
        if (!result.complete(socket)) {
            socket.close();
        }
    }

    /** Nothing: connections and threads are the client's, which its owner closes. */
    @Override
    public void close() {}
}
