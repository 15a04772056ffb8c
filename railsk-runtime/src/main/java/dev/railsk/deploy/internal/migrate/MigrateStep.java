package dev.railsk.deploy.internal.migrate;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.MigrationStatus;
import dev.railsk.deploy.MigrationStatus.State;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import java.util.List;
import java.util.Optional;

/** Runs the migration's Job, or joins it, or leaves it when it has succeeded before. */
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
        Optional<Task> task = run.task();
        if (task.isEmpty()) {
            return false;
        }
        run.checkCancelled();
        MigrationJobs jobs = jobs(run, task.get());
        MigrationStatus status = jobs.status();
        if (status.state() == State.ALREADY_RAN) {
            run.draft().note(status);
            run.tell(new DeployEvent.MigrationSkipped(run.now(), alreadyRan(run, status)));
            return false;
        }
        MigrationStatus running = status.state() == State.RUNNING ? join(run, status) : start(run, task.get(), jobs);
        finish(run, running, new TaskWait(run, ref(run, running), task.get()).await());
        return true;
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

    private static MigrationJobs jobs(DeployRun run, Task task) {
        return new MigrationJobs(run.cluster(), run.environment(), run.order().revision(), task);
    }

    private static ObjectRef ref(DeployRun run, MigrationStatus status) {
        return new ObjectRef(ObjectKind.JOB, run.environment().namespace(), status.job());
    }

    private static String alreadyRan(DeployRun run, MigrationStatus status) {
        return "the migration already ran for revision " + run.order().revision() + ": Job " + status.job()
                + " succeeded"
                + status.endedAt().map(at -> " at " + at).orElse("");
    }

    private static MigrationStatus join(DeployRun run, MigrationStatus status) {
        MigrationStatus joined = new MigrationStatus(
                State.RUNNING, status.job(), status.attempt(), true, Optional.empty(), Optional.empty());
        run.draft().note(joined);
        run.tell(new DeployEvent.MigrationJoined(run.now(), ref(run, joined), joined.attempt()));
        return joined;
    }

    private static MigrationStatus start(DeployRun run, Task task, MigrationJobs jobs) {
        List<String> others = jobs.othersRunning();
        if (!others.isEmpty()) {
            run.warn("another migration has not ended yet: Job " + String.join(", Job ", others));
        }
        int attempt = jobs.next();
        Manifest manifest = run.environment().renderTask(task, run.order().revision(), attempt);
        ObjectRef ref = ObjectRef.of(manifest.id());
        MigrationStatus started =
                new MigrationStatus(State.RUNNING, ref.name(), attempt, false, Optional.empty(), Optional.empty());
        Applied applied = apply(run, manifest, ref);
        if (applied.effect() != Applied.Effect.CREATED) {
            return join(run, started);
        }
        run.draft().note(started);
        run.tell(new DeployEvent.MigrationStarted(run.now(), ref, attempt));
        return started;
    }

    private static Applied apply(DeployRun run, Manifest manifest, ObjectRef ref) {
        try {
            return run.cluster().apply(manifest, WriteOptions.write());
        } catch (ClusterException failure) {
            if (run.isCancelled()) {
                throw run.cancelled();
            }
            throw Failures.of(
                    run,
                    "could not start the migration of " + Failures.name(run) + " (" + run.written() + ")",
                    List.of(ref),
                    List.of(failure));
        }
    }

    private static void finish(DeployRun run, MigrationStatus running, TaskWait.End end) {
        State state = end.cause().isPresent() ? State.FAILED : State.SUCCEEDED;
        MigrationStatus ended = new MigrationStatus(
                state, running.job(), running.attempt(), running.isJoined(), end.endedAt(), end.cause());
        run.draft().note(ended);
        run.tell(new DeployEvent.MigrationEnded(run.now(), ended));
        if (end.cause().isPresent()) {
            throw failed(run, ended, end.cause().get());
        }
    }

    private static StepFailure failed(DeployRun run, MigrationStatus status, Cause cause) {
        String message = "the migration of " + Failures.name(run) + " failed in attempt " + status.attempt() + " (Job "
                + status.job() + "): " + Causes.describe(cause, "");
        return new StepFailure(
                Outcome.MIGRATION_FAILED, report -> new MigrationFailedException(message, report, cause));
    }
}
