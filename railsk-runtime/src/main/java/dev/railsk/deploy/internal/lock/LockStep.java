package dev.railsk.deploy.internal.lock;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.LockState.Holder;
import dev.railsk.deploy.LockedException;
import dev.railsk.deploy.internal.lock.LeaseStore.Stored;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the lock of the environment, so that two deploys do not meet.
 *
 * <p>One that is held is watched for as long as a Lease lasts. If nothing changes meanwhile, its holder is gone, and it is taken over,
 * whatever the clocks say. If it does change, its holder lives: then the deploy is refused, or waits as long as it was told to.
 */
public final class LockStep {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeployRun run;
    private final LeaseStore store;
    private final String process = UUID.randomUUID().toString();

    /** The lock of this deploy's environment. */
    public LockStep(DeployRun run) {
        this.run = run;
        store = new LeaseStore(run.openCluster(), run.environment());
    }

    /** Take it. */
    public DeployLock take() throws InterruptedException {
        Instant begun = run.now();
        Stored seen = store.read();
        Instant seenAt = begun;
        boolean isTold = false;
        while (true) {
            run.checkCancelled();
            Duration unchanged = Duration.between(seenAt, run.now());
            boolean isAbandoned = seen.lease().isHeld() && unchanged.compareTo(Lease.DURATION) >= 0;
            if (!seen.lease().isHeld() || isAbandoned) {
                Optional<DeployLock> lock = tryToTake(seen, isAbandoned);
                if (lock.isPresent()) {
                    return lock.get();
                }
            } else {
                if (!isTold) {
                    run.tell(new DeployEvent.LockAwaited(run.now(), seen.lease().holder()));
                    isTold = true;
                }
                run.cluster().time().sleep(LOOK);
            }
            Stored next = store.read();
            if (next.lease().isOtherThan(seen.lease())) {
                refuseIfAlive(next, begun);
                seenAt = run.now();
            }
            seen = next;
        }
    }

    private void refuseIfAlive(Stored next, Instant begun) {
        Duration waited = Duration.between(begun, run.now());
        if (next.lease().isHeld() && waited.compareTo(run.order().options().lockWait()) >= 0) {
            Holder holder = next.lease().holder();
            String message = "the deploy of " + Failures.name(run) + " was refused: " + holder
                    + ", holds the lock. Nothing was written. Wait with --wait-lock 10m, or look with lock "
                    + run.environment().name();
            throw new StepFailure(
                    Outcome.REFUSED,
                    report -> new LockedException(message, report, next.lease().state()));
        }
    }

    private Optional<DeployLock> tryToTake(Stored seen, boolean isAbandoned) {
        Instant now = run.now();
        Holder here =
                new Holder(run.order().options().by(), run.order().revision().value(), "lock");
        Optional<Stored> taken = store.replace(seen, seen.lease().takenBy(process, here, now));
        if (taken.isPresent() && isAbandoned) {
            run.warn("took over the lock of " + seen.lease().holder() + ": it was not renewed for "
                    + Lease.DURATION.toSeconds() + " s, so that deploy was killed or cut off");
        }
        return taken.map(stored -> new DeployLock(store, run.cluster().time(), stored, now, run::warn));
    }
}
