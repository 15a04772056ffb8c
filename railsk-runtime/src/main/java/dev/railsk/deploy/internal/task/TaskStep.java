package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.TaskRun.State;
import dev.railsk.deploy.internal.gate.LockGate;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Migration;
import dev.railsk.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs the Job of a task, or joins it, or leaves it when it has succeeded before. */
public final class TaskStep {

    private final DeployRun run;
    private final Telling telling;
    private final Task task;
    private final Attention attention;
    private List<String> others = List.of();

    private TaskStep(DeployRun run, Telling telling, Attention attention) {
        this.run = run;
        this.attention = attention;
        this.telling = telling;
        task = telling.task();
    }

    /** The run of a task of the app's own. */
    public static TaskStep of(DeployRun run, Task task) {
        return new TaskStep(run, new TellingOfTask(task), Attention.NONE);
    }

    /** The run of a task that is looked after. */
    static TaskStep of(DeployRun run, Task task, Attention attention) {
        return new TaskStep(run, new TellingOfTask(task), attention);
    }

    /** The run of a Job of the migration. */
    static TaskStep ofMigration(DeployRun run, Task job) {
        Optional<Duration> retryFor = run.environment().migration().flatMap(Migration::retryFor);
        return new TaskStep(
                run,
                new TellingOfMigration(job),
                retryFor.isPresent() ? new LockPatience(retryFor.get()) : Attention.NONE);
    }

    /** The run of a task after a failure of which it is told. */
    static TaskStep afterFailure(DeployRun run, Task task, FailureFacts facts) {
        return new TaskStep(run, new TellingOfFailure(new TellingOfTask(task), facts), Attention.NONE);
    }

    /** Run it; whether it was run, and not before this deploy. */
    public boolean run() throws InterruptedException {
        run.checkCancelled();
        TaskJobs jobs = jobs();
        if (jobs.isTooLate(task)) {
            run.tell(telling.skipped(
                    run.now(),
                    "the " + telling.noun() + " is for a first install, and that of "
                            + run.environment().appName() + " in "
                            + run.environment().name() + " is over"));
            return false;
        }
        boolean isRun = run(jobs);
        if (jobs.isForFirstInstall(task)) {
            new Ledger(run.cluster(), run.environment())
                    .addInstalled(run.order().revision(), run.draft().task(task.name()));
        }
        return isRun;
    }

    /** Run it once more, whatever ran before. */
    void runAnew() throws InterruptedException {
        await(start(jobs()));
    }

    private TaskJobs jobs() {
        return new TaskJobs(run.cluster(), run.environment(), run.order().revision());
    }

    private boolean run(TaskJobs jobs) throws InterruptedException {
        TaskRun status = run.plan().isAgain() ? jobs.unfinished(task) : jobs.status(task);
        if (status.state() == State.ALREADY_RAN) {
            telling.note(run, status);
            run.tell(telling.skipped(run.now(), alreadyRan(jobs, status)));
            return false;
        }
        await(status.state() == State.RUNNING ? join(status) : start(jobs));
        return true;
    }

    private void await(TaskRun first) throws InterruptedException {
        TaskRun running = first;
        while (true) {
            TaskWait.End end = new TaskWait(run, ref(running), task, attention).await();
            telling.keepLog(run, task.jobName(), end.log());
            Optional<Duration> pause = end.cause().flatMap(cause -> attention.again(end.log(), run.now()));
            if (pause.isEmpty()) {
                finish(running, end);
                return;
            }
            note(ended(running, end));
            new LockGate(run, running.job()).await(pause.get());
            running = start(jobs());
        }
    }

    private ObjectRef ref(TaskRun status) {
        return new ObjectRef(ObjectKind.JOB, run.environment().namespace(), status.job());
    }

    private String alreadyRan(TaskJobs jobs, TaskRun status) {
        String when = jobs.isForFirstInstall(task)
                ? "in the first install"
                : "for revision " + run.order().revision();
        return "the " + telling.noun() + " already ran " + when + ": Job "
                + status.job() + " succeeded"
                + status.endedAt().map(at -> " at " + at).orElse("");
    }

    private TaskRun join(TaskRun status) {
        TaskRun joined = running(status.job(), status.attempt(), true);
        telling.note(run, joined);
        run.tell(telling.joined(run.now(), ref(joined), joined.attempt()));
        return joined;
    }

    private TaskRun running(String job, int attempt, boolean isJoined) {
        return new TaskRun(task.jobName(), State.RUNNING, job, attempt, isJoined, Optional.empty(), Optional.empty());
    }

    private TaskRun start(TaskJobs jobs) {
        others = jobs.othersRunning(task);
        if (!others.isEmpty()) {
            run.warn("another " + telling.noun() + " has not ended yet: Job " + String.join(", Job ", others));
        }
        int attempt = jobs.next(task);
        Manifest manifest =
                telling.job(run.environment().renderTask(task, run.order().revision(), attempt));
        ObjectRef ref = ObjectRef.of(manifest.id());
        TaskRun started = running(ref.name(), attempt, false);
        Applied applied = apply(manifest, ref);
        if (applied.effect() != Applied.Effect.CREATED) {
            return join(started);
        }
        telling.note(run, started);
        run.tell(telling.started(run.now(), ref, attempt));
        return started;
    }

    private Applied apply(Manifest manifest, ObjectRef ref) {
        try {
            return run.cluster().apply(manifest, WriteOptions.write());
        } catch (ClusterException failure) {
            if (run.isCancelled()) {
                throw run.cancelled();
            }
            throw Failures.of(
                    run,
                    "could not start the " + telling.noun() + " of " + Failures.name(run) + " (" + run.written() + ")",
                    List.of(ref),
                    List.of(failure));
        }
    }

    private void finish(TaskRun running, TaskWait.End end) {
        TaskRun ended = ended(running, end);
        note(ended);
        if (ended.cause().isPresent()) {
            throw failed(ended, ended.cause().get());
        }
    }

    private TaskRun ended(TaskRun running, TaskWait.End end) {
        State state = end.cause().isPresent() ? State.FAILED : State.SUCCEEDED;
        Optional<Cause> why = end.cause().map(this::besideOthers);
        return new TaskRun(
                task.jobName(), state, running.job(), running.attempt(), running.isJoined(), end.endedAt(), why);
    }

    private void note(TaskRun ended) {
        telling.note(run, ended);
        run.tell(telling.ended(run.now(), ended));
    }

    // What another one holds, such as the database's lock, is most likely why this one failed.
    private Cause besideOthers(Cause cause) {
        return others.isEmpty()
                ? cause
                : cause.saying(
                        cause.message() + "; Job " + String.join(", Job ", others) + " had not ended when it began",
                        cause.nextStep());
    }

    private StepFailure failed(TaskRun status, Cause cause) {
        return telling.failed(
                "the " + telling.noun() + " of " + Failures.name(run) + " failed in attempt " + status.attempt()
                        + " (Job " + status.job() + "): " + Causes.describe(cause, ""),
                cause);
    }
}
