package dev.railsk.cluster;

import org.jspecify.annotations.Nullable;

/** Nothing answers at the API server's address, or what answers is not to be trusted. */
public sealed class ClusterUnreachableException extends ClusterException permits ClusterBusyException {

    private static final long serialVersionUID = 1;

    private final String server;

    /** What could not be reached, and why. */
    public ClusterUnreachableException(String server, String reason, @Nullable Throwable cause) {
        super("could not reach the API server " + server + ": " + reason, cause);
        this.server = server;
    }

    ClusterUnreachableException(String server, String message) {
        super(message, null);
        this.server = server;
    }

    @Override
    ClusterException withMessage(String message, SecretMask mask) {
        return new ClusterUnreachableException(server, message);
    }

    /** The API server's URL. */
    public String server() {
        return server;
    }
}
