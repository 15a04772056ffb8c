package dev.railsk.cluster.internal.transport;

import java.io.IOException;

/** A server answers a WebSocket's handshake, but does not open the socket. */
public final class HandshakeException extends IOException {

    private static final long serialVersionUID = 1;

    private final int code;

    HandshakeException(int code) {
        super("the handshake was answered with HTTP " + code);
        this.code = code;
    }

    /** The status of its answer. */
    public int code() {
        return code;
    }
}
