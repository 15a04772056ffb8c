package dev.railsk.cluster.internal.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Carries requests to an API server, each once, and what comes back. Nothing here waits: answers are told on the transport's
 * threads. Thread-safe.
 */
public interface Transport {

    /**
     * Send a request. What comes of it is told to the receiver.
     *
     * @throws UnsendableException when a header has a character that none may have
     * @throws IllegalStateException when the transport is closed
     */
    void send(Outgoing request, Receiver receiver);

    /**
     * Open a WebSocket. A socket that nobody waits for any more when it opens is closed.
     *
     * @param protocol the one subprotocol to speak
     * @return the open socket; fails with a {@link HandshakeException} when the server answers otherwise
     */
    CompletableFuture<MessageSocket> open(Outgoing handshake, String protocol, MessageListener listener);

    /** Leave nothing behind that this transport has opened: no request under way, no connection, no thread. */
    void close();
}
