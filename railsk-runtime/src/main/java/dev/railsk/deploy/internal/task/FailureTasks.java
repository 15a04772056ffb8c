package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs what an app wants to run when its deploy has failed. Whatever becomes of it, the deploy ends as it would have: it is a warning.
 */
public final class FailureTasks {

    private static final Set<Outcome> FAILURES =
            Set.of(Outcome.ROLLOUT_FAILED, Outcome.MIGRATION_FAILED, Outcome.TASK_FAILED);

    /** In which nothing of the app is written yet. */
    private static final Set<Kind> AHEAD = Set.of(Kind.PREFLIGHT, Kind.LOCK, Kind.DRY_RUN, Kind.RECORD, Kind.INVENTORY);

    private final DeployRun run;

    /** The tasks of this deploy. */
    public FailureTasks(DeployRun run) {
        this.run = run;
    }

    /** Run them, if it is a failure of the app, and the deploy may still write. */
    public void after(StepFailure failure) {
        Optional<Step> step = failedStep();
        if (step.isEmpty() || !isToldOf(failure.outcome(), step.get().kind())) {
            return;
        }
        FailureFacts facts = new FailureFacts(
                failure.outcome(), step.get(), failure.cause(), run.order().revision());
        for (Task task : run.plan().onFailure()) {
            if (!isRun(task, facts)) {
                return;
            }
        }
    }

    private static boolean isToldOf(Outcome outcome, Kind step) {
        return FAILURES.contains(outcome) || (outcome == Outcome.REFUSED && !AHEAD.contains(step));
    }

    private Optional<Step> failedStep() {
        List<StepReport> steps = run.draft().steps();
        StepReport last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        return last == null || last.isDone() ? Optional.empty() : Optional.of(last.step());
    }

    /** Whether the next one may run too. */
    private boolean isRun(Task task, FailureFacts facts) {
        Step step = new Step(Kind.TASK, task.name());
        Instant begun = run.now();
        run.tell(new DeployEvent.StepStarted(begun, step));
        boolean isDone = false;
        try {
            run.checkCancelled();
            run.guard().enter(step.label());
            run.guard().check();
            // The record keeps the step that failed.
            TaskStep.afterFailure(run, task, facts).runAnew();
            isDone = true;
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (StepFailure failed) {
            run.warn(words(task)
                    + (run.isCancelled() ? " was not waited for" : " failed itself")
                    + failed.cause().map(cause -> ": " + cause.summary()).orElse(""));
            return !run.isCancelled();
        } catch (LockLostException | ClusterException failed) {
            run.warn(words(task) + " could not be run: " + failed.getMessage());
            return false;
        } finally {
            Duration took = Duration.between(begun, run.now());
            run.draft().note(new StepReport(step, took, isDone));
            run.tell(new DeployEvent.StepEnded(run.now(), step, took, isDone));
        }
    }

    private static String words(Task task) {
        return "the task \"" + task.name() + "\" for a failed deploy";
    }
}
