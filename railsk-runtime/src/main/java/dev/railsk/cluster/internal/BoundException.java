package dev.railsk.cluster.internal;

import java.io.IOException;

/** The server sends more than is taken of it. The message names what, with the limit. */
final class BoundException extends IOException {

    private static final long serialVersionUID = 1;

    BoundException(String what) {
        super(what);
    }
}
