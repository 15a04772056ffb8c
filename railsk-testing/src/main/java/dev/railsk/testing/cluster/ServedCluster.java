package dev.railsk.testing.cluster;

import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.Calls.Sort;
import dev.railsk.testing.cluster.Fault.Effect;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.Interference;
import dev.railsk.testing.cluster.internal.door.Interference.Replacement;
import dev.railsk.testing.cluster.internal.door.WebDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@link FakeCluster} over plain HTTP on loopback, for kubectl and every other client: {@code kubectl --server URL get pods -w}. It
 * takes no login. What it answers fails as a test says, on the wire.
 *
 * <pre>{@code
 * ServedCluster served = cluster.serve()
 *         .fail(Calls.list().about(ObjectKind.POD).times(2), Fault.busy(429, Duration.ofSeconds(1)));
 * }</pre>
 */
public final class ServedCluster {

    private final Faults faults = new Faults();
    private final WebDoor door;

    ServedCluster(ClusterCore core, int port) {
        this.door = WebDoor.open(core, port, this::meet);
    }

    /** The server's address, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return door.url();
    }

    /** A kubeconfig whose only context, {@code fake}, is this server; written to this file. */
    public Path kubeconfig(Path file) throws IOException {
        return Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                current-context: fake
                contexts: [{name: fake, context: {cluster: fake, user: fake}}]
                clusters: [{name: fake, cluster: {server: "%s"}}]
                users: [{name: fake, user: {}}]
                """
                        .formatted(url()));
    }

    /**
     * Have this happen to these requests, counted from now. A connection that is refused or cut ends without an answer, as does every one
     * once a fault has killed whoever asks.
     */
    public ServedCluster fail(Calls calls, Fault fault) {
        faults.add(calls, fault);
        return this;
    }

    /** Have all requests succeed again. */
    public ServedCluster mend() {
        faults.clear();
        return this;
    }

    /**
     * Refuse faults that never happened, as a misspelt name would rehearse a good end.
     *
     * @throws AssertionError when there is one; it lists the names that there were requests about
     */
    public void requireAllHappened() {
        faults.requireAllHappened();
    }

    private Interference meet(String verb, ObjectKind kind, String namespace, String name) {
        Sort sort = Sort.valueOf(verb.toUpperCase(Locale.ROOT).replace(' ', '_'));
        try {
            return faults.next(sort, Optional.of(new ObjectRef(kind, namespace, name)))
                    .map(this::interference)
                    .orElse(Interference.NONE);
        } catch (Killed killed) {
            return instead(false, cut());
        }
    }

    private Interference interference(Fault fault) {
        Effect effect = fault.effect();
        if (effect instanceof Effect.Fails fails) {
            return instead(fault.isOnceDone(), replacement(fails.failure().apply(url())));
        } else if (effect instanceof Effect.Slows slows) {
            return new Interference(fault.isOnceDone(), Optional.empty(), slows.time(), Duration.ZERO);
        } else if (effect instanceof Effect.Lags lags) {
            return new Interference(false, Optional.empty(), Duration.ZERO, lags.time());
        } else if (effect instanceof Effect.Expires) {
            return instead(false, replacement(Fault.expiry()));
        }
        return instead(fault.isOnceDone(), cut());
    }

    private static Interference instead(boolean isOnceDone, Replacement replacement) {
        return new Interference(isOnceDone, Optional.of(replacement), Duration.ZERO, Duration.ZERO);
    }

    private static Replacement cut() {
        return new Replacement(0, "", "", Duration.ZERO);
    }

    private static Replacement replacement(ClusterException failure) {
        if (failure instanceof ClusterBusyException busy) {
            String reason = busy.code() == 429 ? "TooManyRequests" : "InternalError";
            return new Replacement(busy.code(), reason, "the server is busy", busy.retryAfter());
        } else if (failure instanceof ClusterRefusedException refusal) {
            String said = String.valueOf(refusal.getMessage());
            return new Replacement(refusal.code(), refusal.reason(), said, Duration.ZERO);
        }
        return cut();
    }

    void close() {
        door.close();
    }
}
