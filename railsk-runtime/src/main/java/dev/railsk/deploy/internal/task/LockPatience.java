package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.RailsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has a migration tried again where another process holds Rails' lock. Rails tries the lock once and ends before it changes anything, so
 * this failure alone is safe to repeat.
 */
final class LockPatience implements Attention {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Duration patience;
    private Duration pause = FIRST;
    private @Nullable Instant since;

    /** For this long, from the first time that the lock was held. */
    LockPatience(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void read(String line, Instant now) {}

    @Override
    public Optional<Cause> look(ObjectRef job, Instant now) {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> again(List<String> log, Instant now) {
        Optional<RailsError> error = RailsError.find(log);
        if (error.isEmpty() || !error.get().isMigrationLock()) {
            return Optional.empty();
        }
        Instant first = since;
        if (first == null) {
            first = now;
            since = now;
        }
        if (now.plus(pause).isAfter(first.plus(patience))) {
            return Optional.empty();
        }
        Duration next = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        return Optional.of(next);
    }
}
