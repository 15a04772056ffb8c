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
     * @param purpose what was asked, such as {@code apply Deployment shop-web}
     * @param server the API server's URL
     * @param said the server's message
     * @param code the HTTP status: 429, or 500 and above
     * @param retryAfter how long the server wants to be left alone; zero when it does not say
     */
    public ClusterBusyException(String purpose, String server, String said, int code, Duration retryAfter) {
        super(
                server,
                "could not " + purpose + ": the API server " + server + " says "
                        + (said.equals("HTTP " + code) ? said : said + " (HTTP " + code + ")")
                        + (retryAfter.isZero() ? "" : ", and asks to wait " + retryAfter.toSeconds() + " s")
                        + ". Try again later.");
        this.code = code;
        this.retryAfter = retryAfter;
    }

    private ClusterBusyException(String server, int code, Duration retryAfter, String message) {
        super(server, message);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @Override
    ClusterException withMessage(String message, SecretMask mask) {
        return new ClusterBusyException(server(), code, retryAfter, message);
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
