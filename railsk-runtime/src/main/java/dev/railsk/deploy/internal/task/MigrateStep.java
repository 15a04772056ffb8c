package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.gate.OtherMigrationsGate;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.inventory.RollbackFloor.Contract;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.SourceJudgement;
import dev.railsk.image.Revision;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;

/** Runs the Jobs of the migration as tasks, one after the other, and says what a migration behind a rollout leaves to do. */
public final class MigrateStep {

    private final DeployRun run;
    private final SourceJudgement code;

    /**
     * The migration of this deploy.
     *
     * @param code what is known of it
     */
    public MigrateStep(DeployRun run, SourceJudgement code) {
        this.run = run;
        this.code = code;
    }

    /**
     * Run it behind a rollout; whether it was run, and not before this deploy.
     *
     * @param isUpgrade whether the processes that were rolled out are of an app that was there before
     */
    public boolean runBehindRollout(boolean isUpgrade) throws InterruptedException {
        boolean isRun = run(run.plan().migration().after());
        // What is known of the code has been judged, and told better.
        if (isRun && isUpgrade && !code.isKnown()) {
            tellOfRestart();
        }
        return isRun;
    }

    /** Say what somebody has to do by hand, where the deploy was told to leave the migration to them. */
    public void tellWhatIsLeft() {
        if (run.environment().migration().isEmpty()) {
            return;
        }
        List<String> pending = new ArrayList<>();
        code.pending().forEach(migration -> pending.add(migration.describe() + " (" + migration.at() + ")"));
        String what = code.isKnown() && pending.isEmpty()
                ? "nothing of it is pending"
                : "run it with migrate " + run.environment().name() + " run --revision "
                        + run.order().revision();
        run.tell(new DeployEvent.MigrationSkipped(
                run.now(),
                "it is left to you: " + what + (pending.isEmpty() ? "" : ", for " + String.join(", ", pending))));
    }

    /** Run these Jobs; whether one was run, and not before this deploy. */
    public boolean run(List<Task> jobs) throws InterruptedException {
        boolean isRun = false;
        if (isDue(jobs)) {
            new OtherMigrationsGate(run, this::othersRunning).pass();
            raiseFloor(jobs);
        }
        for (Task job : jobs) {
            isRun |= TaskStep.ofMigration(run, job).run();
            remember(job);
        }
        return isRun;
    }

    /** Before anything is taken away: a deploy that is killed in the middle must not leave a rollback that breaks. */
    private void raiseFloor(List<Task> jobs) {
        List<Contract> contracts = new ArrayList<>();
        for (MigrationFile migration : code.contracts()) {
            if (run.plan().isLeftOut(migration.set() == MigrationSet.POST, jobs)) {
                continue;
            }
            for (Operation operation : migration.operations()) {
                if (operation.risk() == Risk.CONTRACT || operation.risk() == Risk.UNSURE) {
                    List<String> columns = new ArrayList<>();
                    operation.columns().forEach(column -> columns.add(operation.table() + "." + column));
                    contracts.add(new Contract(
                            migration.version(),
                            run.journal().number(),
                            operation.describe(),
                            columns,
                            operation.at().toString()));
                }
            }
        }
        if (!contracts.isEmpty()) {
            new Ledger(run.cluster(), run.environment())
                    .raiseFloor(run.journal().number(), contracts);
        }
    }

    private List<String> othersRunning() {
        TaskJobs jobs =
                new TaskJobs(run.cluster(), run.environment(), run.order().revision());
        List<String> running = new ArrayList<>();
        Migration migration = run.environment().migration().orElseThrow();
        for (Task job : migration.jobs()) {
            running.addAll(jobs.othersRunning(job));
        }
        for (Task job : migration.preJobs()) {
            running.addAll(jobs.othersRunning(job));
        }
        return running;
    }

    /** Whether one of these Jobs has not succeeded for this revision, so that a run of them begins or joins one. */
    public boolean isDue(List<Task> jobs) {
        if (jobs.isEmpty()) {
            return false;
        }
        TaskJobs known =
                new TaskJobs(run.cluster(), run.environment(), run.order().revision());
        for (Task job : jobs) {
            if (run.plan().isAgain() || known.status(job).state() != TaskRun.State.ALREADY_RAN) {
                return true;
            }
        }
        return false;
    }

    /** Its Job is deleted some day: that it succeeded must be known then too. */
    private void remember(Task job) {
        Revision revision = run.order().revision();
        TaskRun succeeded = run.draft().migration(job.jobName());
        try {
            Ledger ledger = new Ledger(run.cluster(), run.environment());
            if (succeeded.state() == TaskRun.State.SUCCEEDED
                    || ledger.of(revision, job.jobName()).isEmpty()) {
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
