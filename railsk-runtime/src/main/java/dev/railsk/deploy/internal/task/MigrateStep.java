package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.image.Revision;
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
        if (migration.isEmpty()) {
            return false;
        }
        boolean isRun = TaskStep.ofMigration(run, migration.get()).run();
        remember();
        return isRun;
    }

    /** Its Job is deleted some day: that it succeeded must be known then too. */
    private void remember() {
        Revision revision = run.order().revision();
        TaskRun succeeded = run.draft().migration();
        try {
            Ledger ledger = new Ledger(run.cluster(), run.environment());
            if (succeeded.state() == TaskRun.State.SUCCEEDED
                    || ledger.of(revision).isEmpty()) {
                ledger.add(revision, succeeded);
            }
        } catch (ClusterException failure) {
            run.warn("could not remember in the inventory that the migration of revision " + revision
                    + " succeeded, which is known as long as its Job is kept: " + failure.getMessage());
        }
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
