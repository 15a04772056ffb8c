package dev.railsk.cluster.internal.transport;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket of a Kubernetes client. */
final class ClientSocket implements MessageSocket {

    private static final int NORMAL_CLOSE = 1000;

    private final WebSocket socket;

    ClientSocket(WebSocket socket) {
        this.socket = socket;
    }

    @Override
    public boolean isSending() {
        return socket.queueSize() > 0;
    }

    @Override
    public boolean send(ByteBuffer message) {
        return socket.send(message);
    }

    @Override
    public void more() {
        socket.request();
    }

    @Override
    public void close() {
        socket.sendClose(NORMAL_CLOSE, "");
    }

    /** Hands on what comes. */
    static final class Incoming implements WebSocket.Listener {

        private final MessageListener listener;

        Incoming(MessageListener listener) {
            this.listener = listener;
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            onMessage(socket, StandardCharsets.UTF_8.encode(text));
        }

        @Override
        public void onMessage(WebSocket socket, ByteBuffer message) {
            listener.piece(new ClientSocket(socket), message, true);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason) {
            listener.closed();
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            listener.broken(failure);
        }
    }
}
