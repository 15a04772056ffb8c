package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.apply.AdoptStep;
import dev.railsk.deploy.internal.apply.ApplyStep;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.await.RestartStep;
import dev.railsk.deploy.internal.inventory.InventoryException;
import dev.railsk.deploy.internal.inventory.InventoryStep;
import dev.railsk.deploy.internal.lock.DeployLock;
import dev.railsk.deploy.internal.lock.LockStep;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.preflight.RightCluster;
import dev.railsk.deploy.internal.record.RecordStep;
import dev.railsk.deploy.internal.record.RollbackChoice;
import dev.railsk.deploy.internal.record.RollbackChoice.Choice;
import dev.railsk.deploy.internal.run.Accessories;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.RollbackOrder;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.task.MigrateStep;
import dev.railsk.deploy.internal.task.TaskStep;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
        ReleaseSet set = ReleaseSet.of(environment, manifests);
        DeployRun run = new DeployRun(cluster, order, set, TaskPlan.ofDeploy(environment, order.options()));
        return begin(run, sequence -> sequence.deploy(restarts));
    }

    /** Take over the fields of what this revision would apply from the tools that made the objects. */
    public static DeployReport adopt(Cluster cluster, DeployOrder order) {
        Environment environment = order.environment();
        List<Manifest> manifests =
                Stages.inOrder(environment.render(order.revision()).manifests());
        return begin(
                new DeployRun(cluster, order, ReleaseSet.of(environment, manifests), TaskPlan.NONE),
                DeploySequence::adopt);
    }

    /** Run the migration alone; once more where it has succeeded, if that is wanted. */
    public static DeployReport migrate(Cluster cluster, DeployOrder order, boolean isAgain) {
        TaskPlan plan = TaskPlan.ofMigration(order.environment(), isAgain);
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), plan);
        return begin(run, plan.all().isEmpty() ? nothing -> {} : DeploySequence::migrate);
    }

    /** Deploy the set of a recorded release again; without a number, of the last one that succeeded before. */
    public static DeployReport rollback(Cluster cluster, RollbackOrder order) {
        Environment environment = order.environment();
        List<Finding> findings = new ArrayList<>();
        new RightCluster(cluster, environment).check().ifPresent(findings::add);
        try {
            if (findings.isEmpty()) {
                Choice choice = new RollbackChoice(cluster, environment).choose(order.number());
                DeployRun run =
                        new DeployRun(cluster, order.toRevision(choice.revision()), choice.set(), TaskPlan.NONE);
                return begin(run, sequence -> sequence.rollback(choice));
            }
        } catch (ReleaseRecordException unusable) {
            findings.add(unusable.finding());
        }
        throw new PreflightRefusedException(order.refused(cluster), findings);
    }

    private void rollback(Choice choice) {
        choice.warnings().forEach(run::warn);
        Release.Work work = new Release.Work(
                Release.Kind.ROLLBACK,
                choice.release().revision(),
                choice.release().number());
        deploy(work, choice.newest(), false);
    }

    private void deploy(boolean restarts) {
        Release.Work work =
                new Release.Work(Release.Kind.DEPLOY, run.order().revision().value(), 0);
        deploy(work, RecordStep.ANY, restarts);
    }

    private void deploy(Release.Work work, int newest, boolean restarts) {
        Preflight preflight = preflight();
        DryRunStep asking = new DryRunStep(run, preflight);
        if (run.order().options().isDryRun()) {
            step(Kind.DRY_RUN, "", asking::ask);
            return;
        }
        long token = step(Kind.LOCK, "", () -> {
            asking.makeNamespace();
            return lock();
        });
        DryRun dryRun = step(Kind.DRY_RUN, "", asking::ask);
        act(Kind.RECORD, "", () -> record(work, token).openAfter(newest));
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
        act(Kind.INVENTORY, AFTER, () -> inventory.settle(applied));
        AwaitStep await = new AwaitStep(run, preflight, applied);
        act(Kind.AWAIT, "", await::run);
        if (timing == MigrationTiming.AFTER) {
            act(Kind.MIGRATE, AFTER, () -> migrate.runBehindRollout(dryRun.isUpgrade(run.environment())));
            if (restarts) {
                act(Kind.RESTART, "", new RestartStep(run)::run);
                act(Kind.AWAIT, "restart", await::run);
            }
        }
        runAll(run.plan().after());
    }

    /** What stands in the way is told together with what the dry run finds, if there is anything to ask it about. */
    private Preflight preflight() {
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
        Preflight preflight = preflight();
        DryRunStep asking = new DryRunStep(run, preflight);
        if (run.order().options().isDryRun()) {
            step(Kind.DRY_RUN, "", asking::ask);
            return;
        }
        long token = step(Kind.LOCK, "", this::lock);
        step(Kind.DRY_RUN, "", asking::ask);
        Release.Work work =
                new Release.Work(Release.Kind.MIGRATION, run.order().revision().value(), 0);
        act(Kind.RECORD, "", () -> record(work, token).openAfter(RecordStep.ANY));
        step(Kind.MIGRATE, "", new MigrateStep(run)::run);
    }

    private void adopt() {
        DryRunStep asking = new DryRunStep(run, preflight());
        if (!run.order().options().isDryRun()) {
            step(Kind.LOCK, "", this::lock);
        }
        step(Kind.DRY_RUN, "", asking::ask);
        if (!run.order().options().isDryRun()) {
            act(Kind.ADOPT, "", new AdoptStep(run)::run);
        }
    }

    private long lock() throws InterruptedException {
        DeployLock lock = new LockStep(run).take();
        run.guardedBy(lock);
        return lock.token();
    }

    private RecordStep record(Release.Work work, long token) {
        return new RecordStep(run, new RecordStep.Opening(work, token, startedAt));
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
                runRecorded(steps);
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

    private void runRecorded(Consumer<DeploySequence> steps) {
        try {
            steps.accept(this);
        } catch (StepFailure failure) {
            run.journal().end(failure.outcome());
            throw failure;
        } catch (RuntimeException unexpected) {
            run.journal().end(Outcome.BROKEN);
            throw unexpected;
        }
        run.journal().end(Outcome.SUCCEEDED);
    }

    private void act(Kind kind, String phase, Action action) {
        Boolean unused = step(kind, phase, () -> {
            action.run();
            return true;
        });
    }

    private <T> T step(Kind kind, String phase, Work<T> work) {
        return step(kind, phase, work, result -> true);
    }

    private <T> T step(Kind kind, String phase, Work<T> work, Predicate<T> isWell) {
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

    private DeployReport finish(Outcome outcome) {
        boolean isDryRun = run.order().options().isDryRun();
        DeployReport report = run.draft().report(run.target(), isDryRun, outcome, startedAt, run.now());
        run.tell(new DeployEvent.Finished(run.now(), report));
        return report;
    }
}
