package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.image.Revision;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column is removed by a plan, release by release, with a Rails that tells what its processes cannot work with. */
class PlanDeployTest {

    private static final String DROP = "20260301000001";

    @TempDir
    private Path folder;

    private final RailsRelease v1 = RailsRelease.of("v1")
            .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
            .model(RailsModel.of("Post", "posts").uses("title", "legacy"));
    private final RailsRelease v2 =
            v1.next("v2").model(RailsModel.of("Post", "posts").uses("title").ignores("legacy"));
    private final RailsRelease v3 =
            v2.next("v3").migration(RailsMigration.of(DROP, "DropLegacy").removeColumn("posts", "legacy", "string"));
    private final RailsRelease v4 =
            v3.next("v4").model(RailsModel.of("Post", "posts").uses("title"));
    private final RailsRelease hasty = v1.next("hasty")
            .migration(RailsMigration.of(DROP, "DropLegacy").removeColumn("posts", "legacy", "string"))
            .model(RailsModel.of("Post", "posts").uses("title").ignores("legacy"));

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");
    private final ScriptedRails rails = ScriptedRails.of(v1, v2, v3, v4, hasty).on(cluster);
    private final Deployer deployer = Deployer.on(cluster);

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .existingNamespace("shop")
                            .web(web -> web.replicas(2))
                            .worker("sidekiq", worker -> worker.replicas(1));
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static Environment planned() {
        return shop(app -> app.plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy")));
    }

    private SourceManifest source(RailsRelease release) {
        return SourceReader.read(release.checkout(folder.resolve(release.tag())));
    }

    private DeployReport deploy(Environment environment, RailsRelease release) {
        return deployer.deploy(
                environment,
                Revision.of(release.tag()),
                // Without a table nothing of the first release could work.
                release.equals(v1)
                        ? DeployOptions.DEFAULT.source(source(release)).migrate(MigrationTiming.BEFORE)
                        : DeployOptions.DEFAULT.source(source(release)),
                DeployListener.silent(),
                new Cancellation());
    }

    private List<Finding> refused(Environment environment, RailsRelease release) {
        return catchThrowableOfType(PreflightRefusedException.class, () -> deploy(environment, release))
                .findings();
    }

    private Optional<String> next(Environment environment, Optional<RailsRelease> checkout) {
        PlanState state =
                deployer.plans(environment, checkout.map(this::source)).get(0);
        return state.next().map(step -> step.step().id());
    }

    @Test
    void comesToItsEndWithoutAnErrorInAnyProcess() {
        Environment shop = planned();
        List<String> course = new ArrayList<>();
        for (RailsRelease release : List.of(v1, v2, v3, v4)) {
            deploy(shop, release);
            course.add(release.tag() + " " + next(shop, Optional.empty()).orElse("done"));
        }

        assertThat(rails.broken()).isEmpty();
        assertThat(rails.columns("posts")).containsExactly("id", "title", "created_at", "updated_at");
        assertThat(course.get(0)).isEqualTo("v1 ignore");
        assertThat(course.get(3)).isEqualTo("v4 done");
        assertThat(deployer.plans(shop, Optional.empty()).get(0).steps())
                .extracting(PlanState.StepState::state)
                .containsOnly(State.DONE);
    }

    @Test
    void saysWhatMayBeDoneNow() {
        Environment shop = planned();
        deploy(shop, v1);

        PlanState before = deployer.plans(shop, Optional.empty()).get(0);
        PlanState withCheckout = deployer.plans(shop, Optional.of(source(v2))).get(0);

        assertThat(before.next().orElseThrow().detail()).isEqualTo("write it, then deploy it");
        assertThat(withCheckout.next().orElseThrow().detail()).isEqualTo("the checkout has it: deploy it");
    }

    @Test
    void refusesADropThatTheRunningReleaseReads() {
        Environment shop = shop(app -> {});
        deploy(shop, v1);

        List<Finding> findings = refused(shop, hasty);

        assertThat(findings).extracting(Finding::id).contains("drop-in-use");
        assertThat(findings.get(0).place()).isEqualTo("db/migrate/20260301000001_drop_legacy.rb:3");
        assertThat(findings.get(0).fact()).contains("posts.legacy");
        assertThat(rails.columns("posts")).contains("legacy");
        assertThat(deployer.history(shop)).hasSize(1);
    }

    @Test
    void anUnjudgedDropBreaksTheProcessesThatRun() {
        Environment shop = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.BEFORE)));
        deploy(shop, v1);

        DeployReport report = deployer.deploy(shop, Revision.of("hasty"));

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(rails.broken()).isNotEmpty();
    }

    @Test
    void restartsWhatLearntTheTableBeforeAColumnCame() {
        Environment shop = shop(app -> {});
        RailsMigration adding =
                RailsMigration.of("20260401000001", "AddSlugToPosts").addColumn("posts", "slug", "string");
        RailsRelease adds = v1.next("adds").migration(adding);
        RailsRelease ignoring = v1.next("ignoring")
                .migration(adding)
                .model(RailsModel.of("Post", "posts").uses("title", "legacy").ignores("slug"));
        rails.release(adds).release(ignoring);
        deploy(shop, v1);

        assertThat(kinds(deploy(shop, adds))).contains(Step.Kind.RESTART);
        assertThat(kinds(deploy(shop, adds))).as("nothing is migrated").doesNotContain(Step.Kind.RESTART);

        FakeCluster other = FakeCluster.start().namespace("shop");
        ScriptedRails.of(v1, ignoring).on(other);
        Deployer first = Deployer.on(other);
        DeployOptions before = DeployOptions.DEFAULT.source(source(v1)).migrate(MigrationTiming.BEFORE);
        DeployOptions after = DeployOptions.DEFAULT.source(source(ignoring));
        for (DeployOptions options : List.of(before, after)) {
            String tag = options.equals(before) ? "v1" : "ignoring";
            DeployReport report =
                    first.deploy(shop, Revision.of(tag), options, DeployListener.silent(), new Cancellation());
            assertThat(kinds(report)).as(tag).doesNotContain(Step.Kind.RESTART);
        }
    }

    private static List<Step.Kind> kinds(DeployReport report) {
        return report.steps().stream().map(step -> step.step().kind()).toList();
    }

    @Test
    void tellsWhatIsLeftToSomebody() {
        Environment shop = shop(app -> {});
        deploy(shop, v1);
        deploy(shop, v2);
        List<DeployEvent> events = new ArrayList<>();

        DeployReport report = deployer.deploy(
                shop,
                Revision.of("v3"),
                DeployOptions.DEFAULT.source(source(v3)).migrate(MigrationTiming.MANUAL),
                events::add,
                new Cancellation());

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
        assertThat(events)
                .filteredOn(DeployEvent.MigrationSkipped.class::isInstance)
                .singleElement()
                .extracting(event -> ((DeployEvent.MigrationSkipped) event).reason())
                .isEqualTo("it is left to you: run it with migrate default run --revision v3, for 20260301000001"
                        + " drop_legacy (db/migrate/20260301000001_drop_legacy.rb:1)");
    }

    @Test
    void refusesADropWhoseTurnInThePlanIsNotCome() throws InterruptedException {
        Environment soaking = shop(app -> app.plan(
                "drop-legacy", MigrationPlan.removeColumn("posts", "legacy").soak(Duration.ofHours(1))));
        deploy(soaking, v1);
        deploy(soaking, v2);

        List<Finding> findings = refused(soaking, v3);

        assertThat(findings).singleElement().extracting(Finding::id).isEqualTo("plan-order");
        assertThat(findings.get(0).fact()).contains("step \"drop\" of plan \"drop-legacy\"");

        cluster.time().sleep(Duration.ofHours(2));

        assertThat(deploy(soaking, v3).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(rails.broken()).isEmpty();
    }

    @Test
    void refusesARollbackAcrossTheDrop() {
        Environment shop = planned();
        deploy(shop, v1);
        deploy(shop, v2);
        deploy(shop, v3);

        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class,
                () -> deployer.rollback(shop, 1, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation()));

        assertThat(refusal.findings()).singleElement().extracting(Finding::id).isEqualTo("rollback-floor");
        assertThat(refusal.findings().get(0).fact())
                .contains("below the rollback floor, which is release 3")
                .contains("release 3 ran migration " + DROP
                        + " (remove_column posts.legacy in db/migrate/20260301000001_drop_legacy.rb:3)");
        assertThat(refused(shop, v1)).extracting(Finding::id).contains("rollback-floor");
    }

    @Test
    void onlyASomebodyCanApproveWhatNobodySees() {
        Environment shop = shop(app -> app.plan(
                "drop-legacy", MigrationPlan.removeColumn("posts", "legacy").approval()));
        deploy(shop, v1);
        String approval = deployer.plans(shop, Optional.empty()).get(0).steps().stream()
                .filter(step -> step.step() instanceof PlanStep.GateStep gate
                        && gate.gate().equals(dev.railsk.migration.Gate.APPROVAL))
                .findFirst()
                .orElseThrow()
                .step()
                .id();
        DeployedBy jane = new DeployedBy("jane", "laptop");

        assertThatThrownBy(() -> deployer.approve(shop, "drop-legacy/" + approval, jane))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("comes first");
        assertThatThrownBy(() -> deployer.approve(shop, "drop-legcy/" + approval, jane))
                .hasMessageContaining("Did you mean \"drop-legacy\"?");
        deploy(shop, v2);
        assertThat(refused(shop, v3)).extracting(Finding::id).contains("plan-order");

        PlanState approved = deployer.approve(shop, "drop-legacy/" + approval, jane);

        assertThat(approved.steps())
                .filteredOn(step -> step.step().id().equals(approval))
                .singleElement()
                .extracting(PlanState.StepState::state, PlanState.StepState::detail)
                .containsExactly(State.DONE, "by jane (laptop)");
        assertThat(deploy(shop, v3).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }
}
