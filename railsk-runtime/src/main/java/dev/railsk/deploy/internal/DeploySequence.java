package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.internal.apply.AdoptStep;
import dev.railsk.deploy.internal.apply.ApplyStep;
import dev.railsk.deploy.internal.apply.DryRunStep;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.await.RestartStep;
import dev.railsk.deploy.internal.gate.OldCodeGate;
import dev.railsk.deploy.internal.inventory.InventoryStep;
import dev.railsk.deploy.internal.plan.Plans;
import dev.railsk.deploy.internal.preflight.ImageSourceStep;
import dev.railsk.deploy.internal.preflight.RightCluster;
import dev.railsk.deploy.internal.prune.PruneStep;
import dev.railsk.deploy.internal.record.RecordStep;
import dev.railsk.deploy.internal.record.RollbackChoice;
import dev.railsk.deploy.internal.record.RollbackChoice.Choice;
import dev.railsk.deploy.internal.run.Accessories;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.RollbackOrder;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.run.TaskPlan.Migrations;
import dev.railsk.deploy.internal.smoke.SmokeStep;
import dev.railsk.deploy.internal.task.MigrateStep;
import dev.railsk.deploy.internal.task.TaskStep;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;

/** The steps of a deploy, a rollback and a migration in their order, each with what it takes of those before it. */
public final class DeploySequence {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    private final StepSequence steps;
    private final DeployRun run;

    private DeploySequence(StepSequence steps) {
        this.steps = steps;
        this.run = steps.run();
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
        RollbackOnFailure rollback = new RollbackOnFailure(cluster, run);
        return keepPlans(
                cluster,
                order,
                StepSequence.begin(run, steps -> new DeploySequence(steps).deploy(restarts), rollback::after));
    }

    /** Take over the fields of what this revision would apply from the tools that made the objects. */
    public static DeployReport adopt(Cluster cluster, DeployOrder order) {
        Environment environment = order.environment();
        List<Manifest> manifests =
                Stages.inOrder(environment.render(order.revision()).manifests());
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.of(environment, manifests), TaskPlan.NONE);
        return StepSequence.begin(run, steps -> new DeploySequence(steps).adopt());
    }

    /** Run the migration alone; once more where it has succeeded, if that is wanted. */
    public static DeployReport migrate(Cluster cluster, DeployOrder order, boolean isAgain) {
        TaskPlan plan = TaskPlan.ofMigration(order.environment(), isAgain);
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), plan);
        return keepPlans(
                cluster,
                order,
                StepSequence.begin(
                        run, plan.all().isEmpty() ? nothing -> {} : steps -> new DeploySequence(steps).migrate()));
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
                return StepSequence.begin(run, steps -> new DeploySequence(steps).rollback(choice));
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
        Preflight first = steps.preflight();
        DryRunStep asking = new DryRunStep(run, first);
        if (run.order().options().isDryRun()) {
            dryRun(asking);
            return;
        }
        boolean isNew = first.namespace() == NamespaceState.TO_CREATE;
        agree(isNew);
        long token = steps.step(Kind.LOCK, "", () -> {
            asking.makeNamespace();
            return steps.lock();
        });
        DryRun dryRun = steps.step(Kind.DRY_RUN, "", asking::ask);
        agree(!isNew);
        Preflight preflight = askImage(first);
        steps.act(Kind.RECORD, "", () -> record(work, token, preflight).openAfter(newest));
        rollOut(preflight, dryRun, restarts);
    }

    private void dryRun(DryRunStep asking) {
        ImageSourceStep image = new ImageSourceStep(run);
        if (image.isWanted()) {
            image.leaveOut();
        }
        steps.step(Kind.DRY_RUN, "", asking::ask);
    }

    /** What the preflight knows once the image has been asked for its code, where that is wanted. */
    private Preflight askImage(Preflight preflight) {
        ImageSourceStep image = new ImageSourceStep(run);
        return image.isWanted() ? steps.step(Kind.PROBE, "source", () -> image.run(preflight)) : preflight;
    }

    private void rollOut(Preflight preflight, DryRun dryRun, boolean restarts) {
        InventoryStep inventory = new InventoryStep(run);
        ApplyStep apply = new ApplyStep(run, dryRun);
        MigrateStep migrate = new MigrateStep(run, preflight.code());
        Migrations migration = run.plan().migration();

        steps.act(Kind.INVENTORY, BEFORE, () -> inventory.announce(dryRun));
        AppliedObjects config = steps.step(Kind.CONFIG, "", apply::config);
        Accessories first = Accessories.neededBy(run.plan(), run.environment());
        AppliedObjects ready =
                comeUpFirst(first, apply, preflight, dryRun.asWanted().and(config));
        runAll(run.plan().before());
        if (!migration.before().isEmpty()) {
            steps.step(Kind.MIGRATE, BEFORE, () -> migrate.run(migration.before()));
        }
        AppliedObjects applied = ready.and(steps.step(Kind.APPLY, "", () -> apply.rest(first)));
        boolean prunes = steps.step(Kind.INVENTORY, AFTER, () -> inventory.settle(applied));
        AwaitStep await = new AwaitStep(run, preflight, applied);
        steps.act(Kind.AWAIT, "", await::run);
        boolean isUpgrade = dryRun.isUpgrade(run.environment());
        boolean isGated = isUpgrade && preflight.code().mayTakeAway() && migrate.isDue(migration.after());
        if (isGated) {
            // Workloads that are no longer defined run old code too.
            prune(prunes);
            steps.act(Kind.GATE, Gate.OLD_CODE_GONE.label(), new OldCodeGate(run)::pass);
        }
        if (!migration.after().isEmpty()) {
            boolean isRun = steps.step(Kind.MIGRATE, AFTER, () -> migrate.runBehindRollout(isUpgrade));
            restart(restarts || (isRun && isUpgrade && preflight.code().wantsRestart()), await);
        }
        if (migration.all().isEmpty() && !run.set().isRecorded()) {
            migrate.tellWhatIsLeft();
        }
        endWell(inventory, prunes && !isGated);
    }

    private void prune(boolean isWanted) {
        if (isWanted) {
            steps.act(Kind.PRUNE, "", new PruneStep(run)::run);
        }
    }

    private void restart(boolean isWanted, AwaitStep await) {
        if (isWanted) {
            steps.act(Kind.RESTART, "", new RestartStep(run)::run);
            steps.act(Kind.AWAIT, "restart", await::run);
        }
    }

    // Under the lock nobody else changes what is compared; but a namespace that is made with it is a change itself.
    private void agree(boolean isNow) {
        AgreedDiff agreed = new AgreedDiff(run);
        if (isNow && agreed.isAsked()) {
            steps.act(Kind.DIFF, "", agreed::check);
        }
    }

    private void endWell(InventoryStep inventory, boolean prunes) {
        SmokeStep smoke = new SmokeStep(run);
        if (smoke.isNeeded()) {
            steps.act(Kind.SMOKE, "", smoke::run);
        }
        runAll(run.plan().after());
        prune(prunes);
        inventory.installed();
    }

    /** What is done of the app's migration plans is kept for good, once the record says how this ended. */
    private static DeployReport keepPlans(Cluster cluster, DeployOrder order, DeployReport report) {
        if (!order.options().isDryRun()) {
            try {
                new Plans(cluster, order.environment()).keep();
            } catch (ClusterException | ReleaseRecordException failure) {
                return report.warning("could not keep how far the migration plans have come; plan status tells: "
                        + failure.getMessage());
            }
        }
        return report;
    }

    private AppliedObjects comeUpFirst(Accessories first, ApplyStep apply, Preflight preflight, AppliedObjects before) {
        if (first.isEmpty()) {
            return before;
        }
        AppliedObjects applied = before.and(steps.step(Kind.APPLY, Step.ACCESSORIES, () -> apply.accessories(first)));
        steps.act(Kind.AWAIT, Step.ACCESSORIES, () -> new AwaitStep(run, preflight, applied).accessories(first));
        return applied;
    }

    private void runAll(List<Task> tasks) {
        for (Task task : tasks) {
            steps.step(Kind.TASK, task.name(), TaskStep.of(run, task)::run);
        }
    }

    private void migrate() {
        Preflight first = steps.preflight();
        DryRunStep asking = new DryRunStep(run, first);
        if (run.order().options().isDryRun()) {
            dryRun(asking);
            return;
        }
        long token = steps.step(Kind.LOCK, "", steps::lock);
        steps.step(Kind.DRY_RUN, "", asking::ask);
        Preflight preflight = askImage(first);
        Release.Work work =
                new Release.Work(Release.Kind.MIGRATION, run.order().revision().value(), 0);
        steps.act(Kind.RECORD, "", () -> record(work, token, preflight).openAfter(RecordStep.ANY));
        MigrateStep migrate = new MigrateStep(run, preflight.code());
        steps.step(Kind.MIGRATE, "", () -> migrate.run(run.plan().migration().after()));
    }

    private void adopt() {
        DryRunStep asking = new DryRunStep(run, steps.preflight());
        if (!run.order().options().isDryRun()) {
            steps.step(Kind.LOCK, "", steps::lock);
        }
        steps.step(Kind.DRY_RUN, "", asking::ask);
        if (!run.order().options().isDryRun()) {
            steps.act(Kind.ADOPT, "", new AdoptStep(run)::run);
        }
    }

    private RecordStep record(Release.Work work, long token, Preflight preflight) {
        return new RecordStep(
                run,
                new RecordStep.Opening(
                        work, token, steps.startedAt(), preflight.code().source()));
    }
}
