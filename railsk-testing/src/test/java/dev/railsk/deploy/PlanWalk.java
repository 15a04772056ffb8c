package dev.railsk.deploy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.PlanCourse.Leg;
import dev.railsk.deploy.PlanState.StepState;
import dev.railsk.image.Revision;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.PlanStep.BackfillStep;
import dev.railsk.migration.PlanStep.VerifyStep;
import dev.railsk.migration.TablePlan;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A team on its way along a plan, on a cluster and a database of its own. */
final class PlanWalk {

    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");
    private static final int MOST_STEPS = 60;

    final FakeCluster cluster = FakeCluster.start().namespace("shop");
    final ScriptedRails rails;
    final Environment shop;
    private final PlanCourse course;
    private final Map<String, SourceManifest> sources = new LinkedHashMap<>();

    PlanWalk(PlanCourse course) {
        this.course = course;
        rails = ScriptedRails.of(course.legs().stream().map(Leg::code).toArray(RailsRelease[]::new))
                .on(cluster);
        for (PlanStep step : course.plan().steps()) {
            if (step instanceof VerifyStep verify) {
                rails.count(verify.query().ruby().strip(), () -> 0);
            }
        }
        course.legs().forEach(leg -> sources.put(leg.code().tag(), read(leg.code())));
        shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .web(web -> web.replicas(1))
                        .worker("sidekiq", worker -> worker.replicas(1))
                        .plan("plan", course.plan()))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static SourceManifest read(RailsRelease release) {
        try {
            return SourceReader.read(release.checkout(Files.createTempDirectory("railsk-" + release.tag())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** When the migrations of a release are meant to run. */
    MigrationTiming timing(Leg leg) {
        boolean isSplit =
                course.plan() instanceof TablePlan<?> plan && plan.layout().hasPostMigrate();
        if (isSplit) {
            return MigrationTiming.SPLIT;
        }
        return leg.isBefore() ? MigrationTiming.BEFORE : MigrationTiming.AFTER;
    }

    DeployReport deploy(Cluster over, Leg leg, MigrationTiming timing) {
        DeployOptions options = DeployOptions.DEFAULT
                .source(sources.getOrDefault(leg.code().tag(), SourceManifest.EMPTY))
                .migrate(timing);
        return Deployer.on(over)
                .deploy(shop, Revision.of(leg.code().tag()), options, DeployListener.silent(), new Cancellation());
    }

    PlanState plan() {
        return Deployer.on(cluster).plans(shop, Optional.empty()).get(0);
    }

    /** The release that runs; empty before the first. */
    Optional<Leg> running() {
        Optional<Revision> revision = Deployer.on(cluster).status(shop).revision();
        return course.legs().stream()
                .filter(leg ->
                        revision.equals(Optional.of(Revision.of(leg.code().tag()))))
                .findFirst();
    }

    /** Do, and say, what there is to do and to say between this release and the next one; over this cluster. */
    boolean settle(Cluster over, Leg leg) throws InterruptedException {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Optional<StepState> next = plan().next();
            if (next.isEmpty() || course.plan().steps().indexOf(next.get().step()) > leg.last()) {
                return true;
            }
            if (!take(over, leg, next.get())) {
                return false;
            }
        }
        throw new AssertionError("never done: " + plan().next());
    }

    /** The migrations that ran well twice for one revision. */
    List<String> succeededTwice() {
        List<String> once = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (LiveObject job :
                cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            String name = job.ref().name();
            String task = name.substring(0, name.lastIndexOf('-'));
            boolean isMigration = name.startsWith("shop-migrate-");
            if (isMigration && TaskJudge.isSucceeded(job.content())) {
                (once.contains(task) ? twice : once).add(task);
            }
        }
        return twice;
    }

    private boolean take(Cluster over, Leg leg, StepState next) throws InterruptedException {
        String step = "plan/" + next.step().id();
        if (next.state() == PlanState.State.WAITING) {
            cluster.time().sleep(Duration.ofMinutes(30));
            return true;
        }
        boolean isRun = next.step() instanceof BackfillStep || next.step() instanceof VerifyStep;
        if (isRun) {
            DeployReport report = Deployer.on(over)
                    .image(shop, Revision.of(leg.code().tag()))
                    .planned(step, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation())
                    .report();
            return report.outcome() == DeployReport.Outcome.SUCCEEDED;
        }
        boolean isDeployed = next.step() instanceof PlanStep.DeployStep || next.step() instanceof PlanStep.MigrateStep;
        return !isDeployed && Deployer.on(over).approve(shop, step, JANE).name().equals("plan");
    }
}
