package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.Rollback;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a deploy does with {@code --rollback-on-failure} when it fails. */
class RollbackOnFailureTest {

    private static final DeployOptions ASKED = DeployOptions.DEFAULT.rollBackOnFailure();

    private final FakeCluster cluster = FakeCluster.start();
    private final List<DeployEvent> events = new ArrayList<>();

    private static Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace("shop")
                        .web(web -> web.host("shop.example").replicas(1))
                        .with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment, String revision, DeployOptions options) {
        return Deployer.on(cluster)
                .deploy(environment, Revision.of(revision), options, events::add, new Cancellation());
    }

    private <T extends DeployException> T failed(Class<T> type, Environment environment) {
        return catchThrowableOfType(type, () -> deploy(environment, "v2", ASKED));
    }

    private List<String> history(Environment environment) {
        return Deployer.on(cluster).history(environment).stream()
                .map(release -> release.work().kind() + " " + release.revision() + " "
                        + release.ending().outcome().orElseThrow())
                .toList();
    }

    @Test
    void bringsTheLastGoodReleaseBack() {
        Environment shop = shop(app -> app.noMigration());
        deploy(shop, "v1", DeployOptions.DEFAULT);
        cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop());

        RolloutFailedException failure = failed(RolloutFailedException.class, shop);

        Rollback rollback = failure.report().rollback().orElseThrow();
        assertThat(rollback.isDone()).isTrue();
        assertThat(failure.report().outcome()).isEqualTo(Outcome.ROLLOUT_FAILED);
        assertThat(failure).hasMessageEndingWith("\nrolled back to revision v1");
        assertThat(Deployer.on(cluster).runningRevision(shop)).contains(Revision.of("v1"));
        assertThat(history(shop))
                .containsExactly("ROLLBACK v1 SUCCEEDED", "DEPLOY v2 ROLLOUT_FAILED", "DEPLOY v1 SUCCEEDED");
    }

    @Test
    void leavesAFailureAsItIsUnlessAsked() {
        Environment shop = shop(app -> app.noMigration());
        deploy(shop, "v1", DeployOptions.DEFAULT);
        cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop());

        RolloutFailedException failure =
                catchThrowableOfType(RolloutFailedException.class, () -> deploy(shop, "v2", DeployOptions.DEFAULT));

        assertThat(failure.report().rollback()).isEmpty();
        assertThat(history(shop)).hasSize(2);
    }

    @Test
    void saysThatThereIsNothingToGoBackTo() {
        Environment shop = shop(app -> app.noMigration());
        cluster.workload("web", dev.railsk.testing.cluster.Outcome.crashLoop());

        RolloutFailedException failure = failed(RolloutFailedException.class, shop);

        assertThat(failure)
                .hasMessageEndingWith(
                        "\nnot rolled back: there is nothing to roll back to: no release of shop in default"
                                + " before the newest one succeeded with another set than that has");
        assertThat(events).last().isInstanceOf(DeployEvent.Warning.class);
    }

    @Test
    void leavesWorkloadsThatWereNotChanged() {
        Environment shop = shop(app -> app.noMigration()
                .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload")));
        deploy(shop, "v1", DeployOptions.DEFAULT);
        cluster.task("assets", dev.railsk.testing.cluster.Outcome.taskFails());

        TaskFailedException failure = failed(TaskFailedException.class, shop);

        assertThat(failure)
                .hasMessageEndingWith("\nnot rolled back: no workload was changed, so what ran before still runs");
    }

    @Test
    void leavesWhatWasMigratedBehindTheRollout() {
        Environment shop = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.AFTER))
                .task("search", task -> task.when(When.AFTER_ROLLOUT).command("bin/search")));
        deploy(shop, "v1", DeployOptions.DEFAULT);
        cluster.task("search", dev.railsk.testing.cluster.Outcome.taskFails());

        TaskFailedException failure = failed(TaskFailedException.class, shop);

        assertThat(failure)
                .hasMessageEndingWith(
                        "\nnot rolled back: the migration of v2 has run behind the rollout, and the code of"
                                + " an earlier release may not know the database as it is now");
    }
}
