package dev.railsk.deploy.internal.task;

import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.task.Task;
import java.util.Optional;

/** Runs the migration as a task, and says what a migration behind a rollout leaves to do. */
public final class MigrateStep {

    private final DeployRun run;

    /** The migration of this deploy. */
    public MigrateStep(DeployRun run) {
        this.run = run;
    }

    /**
     * Run it behind a rollout.
     *
     * @param isUpgrade whether the processes that were rolled out are of an app that was there before
     */
    public void runBehindRollout(boolean isUpgrade) throws InterruptedException {
        if (run() && isUpgrade) {
            tellOfRestart();
        }
    }

    /** Run it; whether it was run, and not before this deploy. */
    public boolean run() throws InterruptedException {
        Optional<Task> migration = run.plan().migration();
        return migration.isPresent()
                && TaskStep.ofMigration(run, migration.get()).run();
    }

    // A process that started before a column was dropped fails at every write, and nothing in the cluster shows it.
    private void tellOfRestart() {
        boolean restarts = run.environment().migration().isPresent()
                && run.environment().migration().get().restartsAfter();
        if (!restarts) {
            run.warn(
                    "the migration ran behind the rollout: where it dropped or renamed a column, every write fails in the"
                            + " processes that run now, until they restart. Write migration(m -> m.restartAfter()), or migrate before");
        }
    }
}
