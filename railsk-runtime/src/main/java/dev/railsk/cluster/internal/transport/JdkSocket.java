package dev.railsk.cluster.internal.transport;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket of the JDK's client. */
final class JdkSocket implements MessageSocket {

    /** A server that takes nothing must not keep the connection open. */
    private static final int GOODBYE_SECONDS = 1;

    private final WebSocket socket;
    private volatile boolean isSending;

    JdkSocket(WebSocket socket) {
        this.socket = socket;
    }

    @Override
    public boolean isSending() {
        return isSending;
    }

    @Override
    public boolean send(ByteBuffer message) {
        isSending = true;
        CompletableFuture<WebSocket> sent = socket.sendBinary(message, true);
        CompletableFuture<WebSocket> unused = sent.whenComplete((done, failure) -> isSending = false);
        return !sent.isCompletedExceptionally();
    }

    @Override
    public void more() {
        socket.request(1);
    }

    @Override
    public void close() {
        CompletableFuture<WebSocket> unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((done, failure) -> socket.abort());
    }

    /** Hands on what comes. */
    static final class Incoming implements WebSocket.Listener {

        private final MessageListener listener;
        private @Nullable JdkSocket own;

        Incoming(MessageListener listener) {
            this.listener = listener;
        }

        synchronized JdkSocket own(WebSocket socket) {
            JdkSocket known = own == null ? new JdkSocket(socket) : own;
            own = known;
            return known;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer piece, boolean isLast) {
            listener.piece(own(socket), piece, isLast);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean isLast) {
            listener.piece(own(socket), StandardCharsets.UTF_8.encode(piece.toString()), isLast);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            listener.closed();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            listener.broken(failure);
        }
    }
}
