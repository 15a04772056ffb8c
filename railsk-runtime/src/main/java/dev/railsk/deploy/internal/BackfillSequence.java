package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.internal.probe.Question;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.task.BackfillStep;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.BackfillEnd;
import dev.railsk.deploy.schema.Progress;
import dev.railsk.task.Task;
import java.util.List;
import java.util.Optional;

/** A backfill: its program, then the question what is left; or that question alone. */
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
            backfill.left().ifPresent(expression -> backfilling.left().verify(sequence, expression));
        });
        return new BackfillEnd(backfilling.progress, report);
    }

    /** Only ask how many rows are left. */
    public static BackfillEnd verify(Cluster cluster, DeployOrder order, String step, String expression) {
        TaskPlan plan = TaskPlan.of(Question.task(order.environment(), List.of("bin/rails")));
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), plan);
        ObjectRef place =
                new ObjectRef(ObjectKind.NAMESPACE, "", order.environment().namespace());
        RowsLeft left = new RowsLeft(run, step, "step \"" + step + "\"", place, "");
        DeployReport report = StepSequence.begin(run, sequence -> {
            Preflight unused = sequence.preflight();
            left.verify(sequence, expression);
        });
        return new BackfillEnd(Optional.empty(), report);
    }

    private RowsLeft left() {
        ObjectRef job = new ObjectRef(
                ObjectKind.JOB,
                run.environment().namespace(),
                run.draft().task(task.name()).job());
        return new RowsLeft(run, task.name(), "the backfill \"" + backfill.name() + "\"", job, "it has ended, and ");
    }
}
