package dev.railsk.cluster.internal.transport;

import java.nio.ByteBuffer;

/** An open WebSocket. Thread-safe. */
public interface MessageSocket {

    /** Whether a message is on its way, so that another one would be refused. */
    boolean isSending();

    /** Send a message; false when it is refused, which may be for a moment only. */
    boolean send(ByteBuffer message);

    /** Let the next piece of a message come. */
    void more();

    /** Say goodbye, and end the connection. Does not wait. */
    void close();
}
