package dev.railsk.cluster.internal.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens one WebSocket of the JDK's client. */
final class JdkHandshake {

    private final String protocol;
    private final JdkSocket.Incoming incoming;
    private final CompletableFuture<MessageSocket> result = new CompletableFuture<>();

    JdkHandshake(String protocol, MessageListener listener) {
        this.protocol = protocol;
        this.incoming = new JdkSocket.Incoming(listener);
    }

    /** The socket, once it is open. */
    CompletableFuture<MessageSocket> result() {
        return result;
    }

    /** What follows when the server does not open the socket. */
    interface Otherwise {
        void on(Head refusal);
    }

    /** Ask the server over this client, with the address and the headers of this request. */
    void ask(HttpClient client, HttpRequest request, Otherwise otherwise) {
        WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols(protocol);
        request.timeout().ifPresent(builder::connectTimeout);
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        CompletableFuture<?> unused = builder.buildAsync(uri(request), incoming).whenComplete((socket, failure) -> {
            if (socket == null) {
                failed(failure, otherwise);
            } else {
                opened(socket);
            }
        });
    }

    /** The same address, as sockets have it: http becomes ws, and https wss. */
    private static URI uri(HttpRequest request) {
        return URI.create("ws" + request.uri().toString().substring("http".length()));
    }

    private void opened(WebSocket socket) {
        MessageSocket own = incoming.own(socket);
        if (!result.complete(own)) {
            own.close();
        }
    }

    private void failed(@Nullable Throwable failure, Otherwise otherwise) {
        Throwable cause = JdkTransport.cause(failure);
        try {
            if (cause instanceof WebSocketHandshakeException answered && answered.getResponse() != null) {
                otherwise.on(JdkTransport.head(answered.getResponse()));
            } else {
                result.completeExceptionally(cause);
            }
        } catch (RuntimeException unexpected) {
            result.completeExceptionally(unexpected);
        }
    }

    /** Say that the server does not open it. */
    void refuse(Head head) {
        result.completeExceptionally(new HandshakeException(head.code()));
    }
}
