package dev.railsk.cluster.internal.transport;

import java.nio.ByteBuffer;

/** Takes what comes over a WebSocket. Its calls come one after the other, on threads of the transport, and must not wait. */
public interface MessageListener {

    /**
     * A piece of a message. The first one comes by itself, each next one when the socket is asked for more.
     *
     * @param isLast whether the message ends with it
     */
    void piece(MessageSocket socket, ByteBuffer piece, boolean isLast);

    /** The server has ended the connection in good order. */
    void closed();

    /** The connection broke. */
    void broken(Throwable failure);
}
