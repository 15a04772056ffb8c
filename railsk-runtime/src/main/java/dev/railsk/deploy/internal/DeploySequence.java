package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.ProgramEnd;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.apply.ApplyStep;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.await.RestartStep;
import dev.railsk.deploy.internal.inventory.InventoryException;
import dev.railsk.deploy.internal.inventory.InventoryStep;
import dev.railsk.deploy.internal.lock.LockStep;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.prune.PruneStep;
import dev.railsk.deploy.internal.prune.TeardownStep;
import dev.railsk.deploy.internal.run.Accessories;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.scale.ScaleOrder;
import dev.railsk.deploy.internal.scale.ScaleStep;
import dev.railsk.deploy.internal.task.MigrateStep;
import dev.railsk.deploy.internal.task.OneOff;
import dev.railsk.deploy.internal.task.TaskStep;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The steps of a deploy in their order, each with what it takes of those before it. It ends well or with the right exception, always
 * with a report.
 */
public final class DeploySequence {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final DeployRun run;
    private final Instant startedAt;

    private DeploySequence(DeployRun run) {
        this.run = run;
        this.startedAt = run.now();
    }

    /** What a step does, and what it hands on. */
    private interface Work<T> {
        T run() throws InterruptedException;
    }

    /** What a step does that hands nothing on. */
    private interface Action {
        void run() throws InterruptedException;
    }

    /** Bring an environment to a revision. */
    public static DeployReport deploy(Cluster cluster, DeployOrder order) {
        Environment environment = order.environment();
        List<Manifest> manifests =
                Stages.inOrder(environment.render(order.revision()).manifests());
        boolean restarts = environment.migration().isPresent()
                && environment.migration().get().restartsAfter();
        DeployRun run = new DeployRun(cluster, order, manifests, TaskPlan.ofDeploy(environment, order.options()));
        return begin(run, sequence -> sequence.deploy(restarts));
    }

    /** Run the migration alone. */
    public static DeployReport migrate(Cluster cluster, DeployOrder order) {
        TaskPlan plan = TaskPlan.ofMigration(order.environment());
        DeployRun run = new DeployRun(cluster, order, List.of(), plan);
        return begin(run, plan.all().isEmpty() ? nothing -> {} : DeploySequence::migrate);
    }

    /** Restart these workloads. */
    public static DeployReport restart(Cluster cluster, DeployOrder order, List<WorkloadObject> workloads) {
        return change(cluster, order, workloads, (run, sequence) -> {
            sequence.act(Kind.LOCK, "", () -> run.guardedBy(new LockStep(run).take()));
            return sequence.step(Kind.RESTART, "", () -> new RestartStep(run).now(workloads));
        });
    }

    /** Change the number of pods of a workload. */
    public static DeployReport scale(Cluster cluster, DeployOrder order, ScaleOrder wish) {
        return change(cluster, order, List.of(wish.object()), (run, sequence) -> {
            ScaleStep scale = new ScaleStep(run, wish);
            sequence.act(Kind.LOCK, "", () -> {
                scale.check();
                run.guardedBy(new LockStep(run).take());
            });
            return sequence.step(Kind.SCALE, "", scale::run);
        });
    }

    /** Delete all that an environment owns. */
    public static DeployReport teardown(Cluster cluster, DeployOrder order) {
        DeployRun run = new DeployRun(cluster, order, List.of(), TaskPlan.NOTHING);
        return begin(run, sequence -> {
            sequence.act(Kind.PREFLIGHT, "", () -> PreflightStep.ofTeardown(run));
            sequence.act(Kind.LOCK, "", () -> run.guardedBy(new LockStep(run).take()));
            sequence.act(Kind.TEARDOWN, "", new TeardownStep(run)::run);
        });
    }

    /** What is changed of workloads between preflight and wait. */
    private interface Change {
        AppliedObjects make(DeployRun run, DeploySequence sequence);
    }

    private static DeployReport change(
            Cluster cluster, DeployOrder order, List<WorkloadObject> workloads, Change change) {
        DeployRun run = new DeployRun(cluster, order, List.of(), TaskPlan.NOTHING);
        return begin(run, sequence -> {
            Preflight preflight = sequence.step(Kind.PREFLIGHT, "", new PreflightStep(run)::check);
            AppliedObjects changed = change.make(run, sequence);
            List<WorkloadObject> there = new ArrayList<>(workloads);
            there.removeIf(object -> !changed.byRef().containsKey(Snapshot.ref(run.environment(), object)));
            sequence.act(Kind.AWAIT, "", () -> new AwaitStep(run, preflight, changed).only(there));
        });
    }

    /** Run a program once. */
    public static ProgramEnd run(Cluster cluster, DeployOrder order, List<String> command) {
        Task task = OneOff.task(order.environment(), command);
        DeployRun run = new DeployRun(cluster, order, List.of(), TaskPlan.of(task));
        AtomicInteger exitCode = new AtomicInteger();
        DeployReport report = begin(run, sequence -> {
            Preflight unused = sequence.step(Kind.PREFLIGHT, "", new PreflightStep(run)::check);
            exitCode.set(sequence.step(Kind.TASK, task.name(), new OneOff(run, task)::run));
        });
        return new ProgramEnd(exitCode.get(), report);
    }

    private void deploy(boolean restarts) {
        Preflight preflight = step(Kind.PREFLIGHT, "", new PreflightStep(run)::check);
        DryRunStep asking = new DryRunStep(run, preflight);
        if (run.order().options().isDryRun()) {
            step(Kind.DRY_RUN, "", asking::ask);
            return;
        }
        act(Kind.LOCK, "", () -> {
            asking.makeNamespace();
            run.guardedBy(new LockStep(run).take());
        });
        DryRun dryRun = step(Kind.DRY_RUN, "", asking::ask);
        InventoryStep inventory = new InventoryStep(run);
        ApplyStep apply = new ApplyStep(run, dryRun);
        MigrateStep migrate = new MigrateStep(run);
        MigrationTiming timing = run.plan().timing();

        act(Kind.INVENTORY, BEFORE, () -> inventory.announce(dryRun));
        AppliedObjects config = step(Kind.CONFIG, "", apply::config);
        Accessories first = Accessories.neededBy(run.plan(), run.environment());
        AppliedObjects ready =
                comeUpFirst(first, apply, preflight, dryRun.asWanted().and(config));
        runAll(run.plan().before());
        if (timing == MigrationTiming.BEFORE) {
            step(Kind.MIGRATE, BEFORE, migrate::run);
        }
        AppliedObjects applied = ready.and(step(Kind.APPLY, "", () -> apply.rest(first)));
        boolean prunes = step(Kind.INVENTORY, AFTER, () -> inventory.settle(applied));
        AwaitStep await = new AwaitStep(run, preflight, applied);
        act(Kind.AWAIT, "", await::run);
        if (timing == MigrationTiming.AFTER) {
            act(Kind.MIGRATE, AFTER, () -> migrate.runBehindRollout(dryRun.isUpgrade(run.environment())));
            if (restarts) {
                act(Kind.RESTART, "", new RestartStep(run)::run);
                act(Kind.AWAIT, "restart", await::run);
            }
        }
        endWell(prunes);
    }

    private void endWell(boolean prunes) {
        runAll(run.plan().after());
        if (prunes) {
            act(Kind.PRUNE, "", new PruneStep(run)::run);
        }
    }

    private AppliedObjects comeUpFirst(Accessories first, ApplyStep apply, Preflight preflight, AppliedObjects before) {
        if (first.isEmpty()) {
            return before;
        }
        AppliedObjects applied = before.and(step(Kind.APPLY, Step.ACCESSORIES, () -> apply.accessories(first)));
        act(Kind.AWAIT, Step.ACCESSORIES, () -> new AwaitStep(run, preflight, applied).accessories(first));
        return applied;
    }

    private void runAll(List<Task> tasks) {
        for (Task task : tasks) {
            step(Kind.TASK, task.name(), TaskStep.of(run, task)::run);
        }
    }

    private void migrate() {
        Preflight preflight = step(Kind.PREFLIGHT, "", new PreflightStep(run)::check);
        DryRunStep asking = new DryRunStep(run, preflight);
        if (run.order().options().isDryRun()) {
            step(Kind.DRY_RUN, "", asking::ask);
            return;
        }
        act(Kind.LOCK, "", () -> run.guardedBy(new LockStep(run).take()));
        step(Kind.DRY_RUN, "", asking::ask);
        step(Kind.MIGRATE, "", new MigrateStep(run)::run);
    }

    private static DeployReport begin(DeployRun run, Consumer<DeploySequence> steps) {
        if (run.environment().migration().isPresent()) {
            run.draft().noteMigration(TaskRun.notRun("migrate"));
        }
        for (Task task : run.plan().before()) {
            run.draft().note(TaskRun.notRun(task.name()));
        }
        for (Task task : run.plan().after()) {
            run.draft().note(TaskRun.notRun(task.name()));
        }
        ClusterTime.Activity work = run.cluster().time().begin();
        try {
            return new DeploySequence(run).runSteps(steps);
        } finally {
            work.close();
        }
    }

    private DeployReport runSteps(Consumer<DeploySequence> steps) {
        run.tell(new DeployEvent.Started(startedAt, run.target()));
        try {
            try {
                steps.accept(this);
            } finally {
                run.guard().close();
            }
        } catch (StepFailure failure) {
            throw failure.forCaller(finish(failure.outcome()));
        } catch (RuntimeException unexpected) {
            finish(Outcome.BROKEN);
            throw unexpected;
        }
        return finish(Outcome.SUCCEEDED);
    }

    private void act(Kind kind, String phase, Action action) {
        Boolean unused = step(kind, phase, () -> {
            action.run();
            return true;
        });
    }

    private <T> T step(Kind kind, String phase, Work<T> work) {
        Step step = new Step(kind, phase);
        Instant begun = run.now();
        run.tell(new DeployEvent.StepStarted(begun, step));
        boolean isDone = false;
        try {
            run.checkCancelled();
            run.guard().enter(step.label());
            run.guard().check();
            T result = work.run();
            isDone = true;
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
        } finally {
            Duration took = Duration.between(begun, run.now());
            run.draft().note(new StepReport(step, took, isDone));
            run.tell(new DeployEvent.StepEnded(run.now(), step, took, isDone));
        }
    }

    private DeployReport finish(Outcome outcome) {
        boolean isDryRun = run.order().options().isDryRun();
        DeployReport report = run.draft().report(run.target(), isDryRun, outcome, startedAt, run.now());
        run.tell(new DeployEvent.Finished(run.now(), report));
        return report;
    }
}
