package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.internal.probe.ImageProbe;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.task.BackfillStep;
import dev.railsk.deploy.schema.Answer;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.BackfillEnd;
import dev.railsk.deploy.schema.Progress;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.task.Task;
import java.util.List;
import java.util.Optional;

/** A backfill: its program, then the question what is left. */
public final class BackfillSequence {

    private final DeployRun run;
    private final Backfill backfill;
    private final Task task;
    private Optional<Progress> progress = Optional.empty();

    private BackfillSequence(DeployRun run, Backfill backfill, Task task) {
        this.run = run;
        this.backfill = backfill;
        this.task = task;
    }

    /** Run it to its end, or join the one that runs. */
    public static BackfillEnd run(Cluster cluster, DeployOrder order, Backfill backfill) {
        Task task = BackfillStep.task(order.environment(), backfill);
        TaskPlan plan = TaskPlan.again(task);
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), plan);
        BackfillSequence backfilling = new BackfillSequence(run, backfill, task);
        DeployReport report = StepSequence.begin(run, sequence -> {
            Preflight unused = sequence.preflight();
            backfilling.progress = sequence.step(Kind.TASK, task.name(), new BackfillStep(run, backfill)::run);
            backfill.left().ifPresent(expression -> backfilling.verify(sequence, expression));
        });
        return new BackfillEnd(backfilling.progress, report);
    }

    private void verify(StepSequence sequence, String expression) {
        long unused = sequence.step(Kind.LOCK, "", sequence::lock);
        Answer<Long> left =
                sequence.step(Kind.PROBE, "", () -> new ImageProbe(run).count(expression), answer -> answer.found()
                        .equals(Optional.of(0L)));
        if (left instanceof Answer.Hindered<Long> hindered) {
            String words = hindered.words().isEmpty() ? "" : ": " + hindered.words();
            throw failed(
                    "how many rows are left could not be told: "
                            + hindered.hindrance().summary() + words,
                    hindered.hindrance().nextStep(),
                    hindered.log());
        }
        long rows = left.found().orElse(0L);
        if (rows > 0) {
            throw failed(
                    "it has ended, and " + rows + " rows are left by " + expression,
                    "Run it again, or correct what it passes over.",
                    List.of());
        }
    }

    private StepFailure failed(String fact, String nextStep, List<String> log) {
        ObjectRef job = new ObjectRef(
                ObjectKind.JOB,
                run.environment().namespace(),
                run.draft().task(task.name()).job());
        Cause cause = new Cause(Rule.TASK_FAILED, job, "", "", run.mask().hide(fact), nextStep, log);
        String message = "the backfill \"" + backfill.name() + "\" of " + Failures.name(run) + " is not done: "
                + cause.message() + "\n  " + nextStep;
        return new StepFailure(
                Outcome.TASK_FAILED,
                Optional.of(cause),
                report -> new TaskFailedException(message, report, task.name(), cause));
    }
}
