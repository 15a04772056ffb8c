package dev.railsk.cluster.internal.transport;

/**
 * A request has a header with a character that none may have. The client's own exception quotes the header, which may be the
 * credentials, so that it must go nowhere, not even as a cause.
 */
public final class UnsendableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsendableException() {
        super("a header of the request has a character that none may have");
    }
}
