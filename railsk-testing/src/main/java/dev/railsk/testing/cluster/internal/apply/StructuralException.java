package dev.railsk.testing.cluster.internal.apply;

/** The object does not fit its type; the message names the field, as the server does. */
public final class StructuralException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StructuralException(String path, String message) {
        super(path + ": " + message, null, false, false);
    }
}
