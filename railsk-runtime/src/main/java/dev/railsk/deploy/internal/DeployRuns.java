package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.MigrationStatus;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.inventory.InventoryException;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.Migration;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the steps of a deploy in order, and ends it well or with the right exception, always with a report. */
public final class DeployRuns {

    private final DeployRun run;
    private final Instant startedAt;

    private DeployRuns(DeployRun run) {
        this.run = run;
        this.startedAt = run.now();
    }

    /** Bring an environment to a revision. */
    public static DeployReport deploy(Cluster cluster, DeployOrder order) {
        Environment environment = order.environment();
        Optional<Migration> migration = environment.migration();
        MigrationTiming timing = order.options()
                .migration()
                .or(() -> migration.map(Migration::timing))
                .orElse(MigrationTiming.MANUAL);
        Optional<Task> task = timing == MigrationTiming.MANUAL ? Optional.empty() : migration.map(Migration::task);
        List<Manifest> manifests =
                Stages.inOrder(environment.render(order.revision()).manifests());
        DeployRun run = new DeployRun(cluster, order, manifests, task);
        if (migration.isPresent()) {
            run.journal().note(MigrationStatus.NOT_RUN);
        }
        List<DeployStep> steps = order.options().isDryRun()
                ? DeploySteps.ofDryRun()
                : DeploySteps.of(
                        timing, migration.isPresent() && migration.get().restartsAfter());
        return begin(cluster, run, steps);
    }

    /** Run the migration alone. */
    public static DeployReport migrate(Cluster cluster, DeployOrder order) {
        Optional<Task> task = order.environment().migration().map(Migration::task);
        DeployRun run = new DeployRun(cluster, order, List.of(), task);
        if (task.isPresent()) {
            run.journal().note(MigrationStatus.NOT_RUN);
        }
        List<DeployStep> steps = order.options().isDryRun() ? DeploySteps.ofDryRun() : DeploySteps.ofMigration();
        return begin(cluster, run, task.isPresent() ? steps : List.of());
    }

    private static DeployReport begin(Cluster cluster, DeployRun run, List<DeployStep> steps) {
        ClusterTime.Activity work = cluster.time().begin();
        try {
            return new DeployRuns(run).runAll(steps);
        } finally {
            work.close();
        }
    }

    private DeployReport runAll(List<DeployStep> steps) {
        run.tell(new DeployEvent.Started(
                startedAt,
                run.environment().appName(),
                run.environment().name(),
                run.environment().namespace(),
                run.order().revision().value(),
                run.cluster().address()));
        try {
            for (DeployStep step : steps) {
                runOne(step);
            }
        } catch (StepFailure failure) {
            throw failure.forCaller(finish(failure.outcome()));
        } catch (RuntimeException unexpected) {
            finish(Outcome.BROKEN);
            throw unexpected;
        }
        return finish(Outcome.SUCCEEDED);
    }

    private void runOne(DeployStep step) {
        Instant begun = run.now();
        run.tell(new DeployEvent.StepStarted(begun, step.step()));
        boolean isDone = false;
        try {
            run.checkCancelled();
            step.run(run);
            isDone = true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw run.cancelled();
        } catch (ClusterException failure) {
            throw Failures.of(run, failure);
        } catch (InventoryException unusable) {
            throw Failures.inventory(run, String.valueOf(unusable.getMessage()));
        } finally {
            Duration took = Duration.between(begun, run.now());
            run.journal().note(new StepReport(step.step(), took, isDone));
            run.tell(new DeployEvent.StepEnded(run.now(), step.step(), took, isDone));
        }
    }

    private DeployReport finish(Outcome outcome) {
        DeployReport report = run.journal().report(run.order(), run.cluster().address(), outcome, startedAt, run.now());
        run.tell(new DeployEvent.Finished(run.now(), report));
        return report;
    }
}
