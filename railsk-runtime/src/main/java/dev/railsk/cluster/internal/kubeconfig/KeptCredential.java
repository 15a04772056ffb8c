package dev.railsk.cluster.internal.kubeconfig;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what a credential plugin brought, and decides when it runs again. Thread-safe. */
final class KeptCredential {

    /** A request that is on its way must not meet the end of its token. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    /** A plugin may bring what has expired or is refused: it is not run for every request, of which there are many. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<ExecCredential> plugin;
    private final Clock clock;
    private @Nullable ExecCredential credential;
    private Instant ranAt = Instant.MIN;
    private Instant renewedAt = Instant.MIN;

    KeptCredential(Supplier<ExecCredential> plugin) {
        this(plugin, Clock.systemUTC());
    }

    KeptCredential(Supplier<ExecCredential> plugin, Clock clock) {
        this.plugin = plugin;
        this.clock = clock;
    }

    /** What it brought, until shortly before that expires. */
    synchronized ExecCredential current() {
        ExecCredential kept = credential;
        if (kept == null || (isExpired(kept) && isOver(ranAt))) {
            return run();
        }
        return kept;
    }

    /** What is to be used after the server refused this token. */
    synchronized ExecCredential after(String refusedToken) {
        ExecCredential kept = current();
        if (!kept.token().equals(refusedToken) || !isOver(renewedAt)) {
            return kept;
        }
        renewedAt = clock.instant();
        return run();
    }

    private ExecCredential run() {
        ExecCredential brought = plugin.get();
        ranAt = clock.instant();
        credential = brought;
        return brought;
    }

    private boolean isExpired(ExecCredential kept) {
        return kept.expiry().isPresent()
                && kept.expiry().get().isBefore(clock.instant().plus(SPARE));
    }

    private boolean isOver(Instant start) {
        return start.equals(Instant.MIN) || start.plus(PAUSE).isBefore(clock.instant());
    }
}
