package dev.railsk.cluster;

import java.time.Duration;

/** The API server answers, but has not done what it was asked for a while: it is overloaded, starting, or broken inside. */
public final class ClusterBusyException extends ClusterUnreachableException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final Duration retryAfter;

    /**
     * An outage, in the server's words.
     *
     * @param server the API server's URL
     * @param code the HTTP status: 429, or 500 and above
     * @param message what was asked, and the server's message
     * @param retryAfter how long the server wants to be left alone; zero when it does not say
     */
    public ClusterBusyException(String server, int code, String message, Duration retryAfter) {
        super(server, message);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** How long the server wants to be left alone; zero when it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
