package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.Rollback;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.RollbackOrder;
import dev.railsk.task.Task;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Brings the release before back after a deploy that failed, where that was asked for and is safe. Nothing that comes between is undone:
 * a newer release than the one that failed refuses it.
 */
final class RollbackOnFailure {

    private static final Set<Outcome> FAILURES =
            EnumSet.of(Outcome.ROLLOUT_FAILED, Outcome.MIGRATION_FAILED, Outcome.TASK_FAILED, Outcome.SMOKE_FAILED);
    private static final Set<TaskRun.State> UNTOUCHED = EnumSet.of(TaskRun.State.NONE, TaskRun.State.NOT_RUN);

    private final Cluster cluster;
    private final DeployRun run;
    private final DeployOrder order;

    RollbackOnFailure(Cluster cluster, DeployRun run) {
        this.cluster = cluster;
        this.run = run;
        this.order = run.order();
    }

    /** The same report, with what followed. */
    DeployReport after(DeployReport failed) {
        if (!order.options().ending().rollsBack() || !FAILURES.contains(failed.outcome())) {
            return failed;
        }
        Optional<String> objection = objection(failed);
        Rollback rollback = objection.isPresent() ? new Rollback(Optional.empty(), objection.get()) : rollBack();
        run.warn(rollback.words());
        return failed.with(rollback);
    }

    private Optional<String> objection(DeployReport failed) {
        boolean isApplied = failed.steps().stream().anyMatch(step -> step.step().equals(Step.of(Step.Kind.APPLY)));
        if (!isApplied) {
            return Optional.of("no workload was changed, so what ran before still runs");
        }
        return isMigratedBehindRollout(failed)
                ? Optional.of(
                        "the migration of " + failed.revision() + " has run behind the rollout, and the code of an"
                                + " earlier release may not know the database as it is now")
                : Optional.empty();
    }

    private boolean isMigratedBehindRollout(DeployReport failed) {
        for (Task job : run.plan().migration().after()) {
            for (TaskRun ran : failed.migrations()) {
                boolean isBegun = !UNTOUCHED.contains(ran.state()) && ran.state() != TaskRun.State.ALREADY_RAN;
                if (ran.task().equals(job.jobName()) && isBegun) {
                    return true;
                }
            }
        }
        return false;
    }

    private Rollback rollBack() {
        try {
            DeployReport report = DeploySequence.rollback(
                    cluster,
                    new RollbackOrder(
                            order.environment(),
                            OptionalInt.empty(),
                            order.options(),
                            order.listener(),
                            order.cancellation()));
            return new Rollback(Optional.of(report), "to revision " + report.revision());
        } catch (PreflightRefusedException refusal) {
            return new Rollback(Optional.empty(), refusal.findings().get(0).fact());
        } catch (DeployException failure) {
            return new Rollback(Optional.of(failure.report()), String.valueOf(failure.getMessage()));
        } catch (ClusterException failure) {
            return new Rollback(Optional.empty(), String.valueOf(failure.getMessage()));
        }
    }
}
