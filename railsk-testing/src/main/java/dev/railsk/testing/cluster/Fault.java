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

/**
 * What goes wrong with a call on a {@link FaultyCluster}. It does so before the server has the request; {@link #onceDone()} is the
 * same when the server has done what was asked, and before its answer arrives.
 */
public final class Fault {

    private static final int TOO_MANY = 429;
    private static final int INTERNAL_ERROR = 500;
    private static final int GONE = 410;

    private final Effect effect;
    private final boolean isOnceDone;

    private Fault(Effect effect, boolean isOnceDone) {
        this.effect = effect;
        this.isOnceDone = isOnceDone;
    }

    /** What becomes of a call. */
    sealed interface Effect {

        /** It fails. */
        record Fails(Function<String, ClusterException> failure) implements Effect {}

        /** Whoever makes it is killed. */
        record Kills() implements Effect {}

        /** It takes so much longer. */
        record Slows(Duration time) implements Effect {}

        /** Its watch tells everything so much later. */
        record Lags(Duration time) implements Effect {}

        /** Its watch starts from a version that the server has forgotten. */
        record Expires() implements Effect {}
    }

    private static Fault fails(Function<String, ClusterException> failure) {
        return new Fault(new Effect.Fails(failure), false);
    }

    /** Nothing answers. */
    public static Fault unreachable() {
        return fails(server -> new ClusterUnreachableException(server, "connection refused", null));
    }

    /** The connection is cut when the server has done what was asked, and before its answer arrives. */
    public static Fault cut() {
        return fails(server -> new ClusterUnreachableException(server, "connection reset", null))
                .onceDone();
    }

    /**
     * The server is overloaded or starts anew, and does not say when to come again.
     *
     * @param code the HTTP status: 429, or 500 and above
     */
    public static Fault busy(int code) {
        return busy(code, Duration.ZERO);
    }

    /**
     * The server is overloaded or starts anew.
     *
     * @param code the HTTP status: 429, or 500 and above
     * @param retryAfter how long it wants to be left alone
     */
    public static Fault busy(int code, Duration retryAfter) {
        if (code != TOO_MANY && code < INTERNAL_ERROR) {
            String fact = "a busy server answers with 429, or with 500 and above, but the code was " + code;
            throw new IllegalArgumentException(new Message(fact, "", "Use refused(..) for a refusal.").text(""));
        }
        return fails(server -> new ClusterBusyException("do what was asked", server, "HTTP " + code, code, retryAfter));
    }

    /** The server does not accept the login. */
    public static Fault loggedOut() {
        return fails(server -> new ClusterRefusedException(
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
        return fails(server -> new ClusterRefusedException(code, reason, message, List.of()));
    }

    /**
     * Another writer was faster: code 409, reason {@code Conflict}.
     *
     * @param message what the server says
     * @param causes the fields in conflict, with their owners in the server's words; none where the version is another
     */
    public static Fault conflict(String message, FieldCause... causes) {
        return fails(server -> new ConflictException("Conflict", message, List.of(causes)));
    }

    /** The process that makes the call is killed: it ends with {@link Killed}, and nothing more of it reaches the cluster. */
    public static Fault killed() {
        return new Fault(new Effect.Kills(), false);
    }

    /** The call takes so much longer, on the cluster's time, and then succeeds. */
    public static Fault slow(Duration time) {
        return new Fault(new Effect.Slows(positive(time)), false);
    }

    /** A watch tells everything so much later, on the cluster's time; on other calls it has no effect. */
    public static Fault stale(Duration time) {
        return new Fault(new Effect.Lags(positive(time)), false);
    }

    /** A watch starts from a version that the server has forgotten: it is lost at once. Other calls are refused with 410. */
    public static Fault expired() {
        return new Fault(new Effect.Expires(), false);
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time must be longer than nothing, but was " + time);
        }
        return time;
    }

    /** The same once the server has done what was asked, and before the answer arrives. A watch knows no such moment. */
    public Fault onceDone() {
        return new Fault(effect, true);
    }

    Effect effect() {
        return effect;
    }

    boolean isOnceDone() {
        return isOnceDone;
    }

    /** What a server says of a version that it has forgotten. */
    static ClusterException expiry() {
        return new ClusterRefusedException(GONE, "Expired", Watching.EXPIRED, List.of());
    }
}
