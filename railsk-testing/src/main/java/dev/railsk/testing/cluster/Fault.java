package dev.railsk.testing.cluster;

import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.ConflictException;
import dev.railsk.problem.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** How a call on a {@link FaultyCluster} fails. */
public final class Fault {

    private static final int TOO_MANY = 429;
    private static final int INTERNAL_ERROR = 500;

    private final Function<String, ClusterException> failure;

    private Fault(Function<String, ClusterException> failure) {
        this.failure = failure;
    }

    /** Nothing answers. */
    public static Fault unreachable() {
        return new Fault(server -> new ClusterUnreachableException(server, "connection refused", null));
    }

    /**
     * The server is overloaded or starts anew.
     *
     * @param code the HTTP status: 429, or 500 and above
     */
    public static Fault busy(int code) {
        if (code != TOO_MANY && code < INTERNAL_ERROR) {
            String fact = "a busy server answers with 429, or with 500 and above, but the code was " + code;
            throw new IllegalArgumentException(new Message(fact, "", "Use refused(..) for a refusal.").text(""));
        }
        return new Fault(
                server -> new ClusterBusyException("do what was asked", server, "HTTP " + code, code, Duration.ZERO));
    }

    /** The server does not accept the login. */
    public static Fault loggedOut() {
        return new Fault(server -> new ClusterRefusedException(
                401, "Unauthorized", "the API server " + server + " does not accept the login", List.of()));
    }

    /**
     * The login lacks a right.
     *
     * @param right in words, such as {@code get pods/log in namespace shop}
     */
    public static Fault forbidden(String right) {
        return refused(403, "Forbidden", "no right to " + right);
    }

    /**
     * The server, or a webhook of it, refuses.
     *
     * @param code the HTTP status, such as 422
     * @param reason one word, such as {@code Invalid}
     * @param message what it says
     */
    public static Fault refused(int code, String reason, String message) {
        return new Fault(server -> new ClusterRefusedException(code, reason, message, List.of()));
    }

    /**
     * Another writer was faster: code 409, reason {@code Conflict}.
     *
     * @param message what the server says
     * @param causes the fields in conflict, with their owners in the server's words; none where the version is another
     */
    public static Fault conflict(String message, FieldCause... causes) {
        return new Fault(server -> new ConflictException("Conflict", message, List.of(causes)));
    }

    /** A new exception, of the server of this name. */
    ClusterException of(String server) {
        return failure.apply(server);
    }
}
