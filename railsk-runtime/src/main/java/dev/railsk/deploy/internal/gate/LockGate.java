package dev.railsk.deploy.internal.gate;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.internal.run.DeployRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Holds back a further try of a migration that met Rails' lock. */
public final class LockGate {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeployRun run;
    private final String job;

    /**
     * The gate behind a try.
     *
     * @param job the Job that met the lock
     */
    public LockGate(DeployRun run, String job) {
        this.run = run;
        this.job = job;
    }

    /** Wait for this long: that the lock is free shows in the next try only. */
    public void await(Duration pause) throws InterruptedException {
        Instant end = run.now().plus(pause);
        run.tell(new DeployEvent.GateAwaited(
                run.now(),
                Gate.MIGRATION_LOCK_FREE,
                List.of("another process, which Job " + job + " found migrating; tried again in " + pause.toSeconds()
                        + " s")));
        while (run.now().isBefore(end)) {
            run.checkCancelled();
            run.cluster().time().sleep(LOOK);
        }
    }
}
