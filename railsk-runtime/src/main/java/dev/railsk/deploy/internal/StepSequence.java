package dev.railsk.deploy.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.SmokeRun;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.inventory.InventoryException;
import dev.railsk.deploy.internal.lock.DeployLock;
import dev.railsk.deploy.internal.lock.LockStep;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.task.FailureTasks;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs the steps of one command, each told, timed, stopped when it must be, and written into the record. It ends well or with the right
 * exception, always with a report.
 */
final class StepSequence {

    private final DeployRun run;
    private final Instant startedAt;

    private StepSequence(DeployRun run) {
        this.run = run;
        this.startedAt = run.now();
    }

    /** What a step does, and what it hands on. */
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** What a step does that hands nothing on. */
    interface Action {
        void run() throws InterruptedException;
    }

    /** What all steps share. */
    DeployRun run() {
        return run;
    }

    /** When the command began. */
    Instant startedAt() {
        return startedAt;
    }

    /** Run them. */
    static DeployReport begin(DeployRun run, Consumer<StepSequence> steps) {
        return begin(run, steps, failed -> failed);
    }

    /** Run them, and where they fail what comes then. */
    static DeployReport begin(DeployRun run, Consumer<StepSequence> steps, UnaryOperator<DeployReport> afterFailure) {
        if (run.environment().migration().isPresent()) {
            List<Task> jobs = run.plan().migration().all();
            (jobs.isEmpty() ? run.environment().migration().get().jobs() : jobs)
                    .forEach(job -> run.draft().noteMigration(TaskRun.notRun(job.jobName())));
        }
        for (Task task : run.plan().before()) {
            run.draft().note(TaskRun.notRun(task.name()));
        }
        for (Task task : run.plan().after()) {
            run.draft().note(TaskRun.notRun(task.name()));
        }
        // Whoever brings no set, such as a migration by itself, comes to no smoke check.
        if (!run.manifests().isEmpty()) {
            run.environment().smokeChecks().forEach(check -> run.draft()
                    .note(SmokeRun.notRun(check.name(), run.environment().address(check))));
        }
        ClusterTime.Activity work = run.cluster().time().begin();
        try {
            return new StepSequence(run).runSteps(steps, afterFailure);
        } finally {
            work.close();
        }
    }

    private DeployReport runSteps(Consumer<StepSequence> steps, UnaryOperator<DeployReport> afterFailure) {
        run.tell(new DeployEvent.Started(startedAt, run.target()));
        try {
            try {
                runRecorded(steps);
            } finally {
                run.guard().close();
            }
        } catch (StepFailure failure) {
            throw failure.forCaller(afterFailure.apply(finish(failure.outcome())));
        } catch (RuntimeException unexpected) {
            finish(Outcome.BROKEN);
            throw unexpected;
        }
        return finish(Outcome.SUCCEEDED);
    }

    private void runRecorded(Consumer<StepSequence> steps) {
        try {
            steps.accept(this);
        } catch (StepFailure failure) {
            new FailureTasks(run).after(failure);
            run.journal().end(failure.outcome());
            throw failure;
        } catch (RuntimeException unexpected) {
            run.journal().end(Outcome.BROKEN);
            throw unexpected;
        }
        run.journal().end(Outcome.SUCCEEDED);
    }

    /** A step that hands nothing on. */
    void act(Kind kind, String phase, Action action) {
        Boolean unused = step(kind, phase, () -> {
            action.run();
            return true;
        });
    }

    /** A step, and what it hands on. */
    <T> T step(Kind kind, String phase, Work<T> work) {
        return step(kind, phase, work, result -> true);
    }

    /** A step, and what it hands on; it counts as done only if that is well. */
    <T> T step(Kind kind, String phase, Work<T> work, Predicate<T> isWell) {
        Step step = new Step(kind, phase);
        Instant begun = run.now();
        run.tell(new DeployEvent.StepStarted(begun, step));
        boolean isDone = false;
        try {
            run.checkCancelled();
            run.guard().enter(step.label());
            run.guard().check();
            run.journal().enter(step);
            T result = work.run();
            isDone = isWell.test(result);
            return result;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw run.cancelled();
        } catch (LockLostException lost) {
            throw Failures.superseded(run, lost);
        } catch (ClusterException failure) {
            throw Failures.of(run, failure);
        } catch (InventoryException unusable) {
            throw Failures.inventory(run, String.valueOf(unusable.getMessage()));
        } catch (ReleaseRecordException unusable) {
            throw Failures.record(run, unusable.finding());
        } finally {
            Duration took = Duration.between(begun, run.now());
            run.draft().note(new StepReport(step, took, isDone));
            run.tell(new DeployEvent.StepEnded(run.now(), step, took, isDone));
        }
    }

    /** What stands in the way is told together with what the dry run finds, if there is anything to ask it about. */
    Preflight preflight() {
        Preflight preflight = step(Kind.PREFLIGHT, "", new PreflightStep(run)::check, Preflight::isClear);
        if (preflight.isClear()) {
            return preflight;
        }
        List<Finding> findings = new ArrayList<>(preflight.findings());
        if (preflight.namespace() != NamespaceState.TO_CREATE
                && !run.manifests().isEmpty()) {
            DryRunStep asking = new DryRunStep(run, preflight);
            findings.addAll(step(Kind.DRY_RUN, "", asking::findings, List::isEmpty));
        }
        throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
    }

    /** Take the lock; nothing is written from then on without it. */
    long lock() throws InterruptedException {
        DeployLock lock = new LockStep(run).take();
        run.guardedBy(lock);
        return lock.token();
    }

    private DeployReport finish(Outcome outcome) {
        DeployReport report = run.draft().report(run.order().options(), run.target(), outcome, startedAt, run.now());
        run.tell(new DeployEvent.Finished(run.now(), report));
        return report;
    }
}
