package dev.railsk.deploy;

import dev.railsk.cluster.ClusterException;

/** The API server could not be reached, or did not accept the login. The report says what was written before. */
public final class NoConnectionException extends DeployException {

    private static final long serialVersionUID = 1;

    /** A failure of the connection. */
    public NoConnectionException(String message, DeployReport report, ClusterException cause) {
        super(message, report, cause);
    }
}
