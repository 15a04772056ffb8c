package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column gets another name in five releases, over three environments at different stages; two processes are killed on the way. */
class RenameCourseTest {

    private static final DeployedBy JANE = new DeployedBy("jane", "laptop");
    private static final DeployedBy CI = new DeployedBy("bot", "https://ci.example/runs/42");
    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.replicas(2))
            .worker("sidekiq", worker -> worker.replicas(1))
            .migration(migration -> migration.timing(MigrationTiming.SPLIT))
            .plan(
                    "rename",
                    MigrationPlan.renameColumn("users", "name", "display_name").expandFirstAsColumnsAreListed())
            .overlay("canary", canary -> canary.existingNamespace("canary"))
            .overlay("staging", staging -> staging.existingNamespace("staging"))
            .overlay("production", production -> production.existingNamespace("production")));

    private static final RailsModel USER = RailsModel.of("User", "users");
    private static final RailsRelease START = RailsRelease.of("start")
            .migration(RailsMigration.of("20260101000001", "CreateUsers").createTable("users", "name"))
            .model(USER.uses("name"));
    private static final RailsRelease BOTH = START.next("both")
            .migration(
                    RailsMigration.of("20260201000001", "AddDisplayName").addColumn("users", "display_name", "string"))
            .model(USER.uses("name", "display_name"));
    private static final RailsRelease READS = BOTH.next("reads");
    private static final RailsRelease IGNORES =
            READS.next("ignores").model(USER.uses("display_name").ignores("name"));
    private static final RailsRelease DROPS = IGNORES.next("drops")
            .migration(RailsMigration.of("20260301000001", "DropName")
                    .removeColumn("users", "name", "string")
                    .post());
    private static final RailsRelease DONE = DROPS.next("done").model(USER.uses("display_name"));

    @TempDir
    private Path folder;

    /** One environment with a cluster and a database of its own. */
    private final class Place {

        private final Environment environment;
        private final FakeCluster cluster;
        private final ScriptedRails rails;

        private Place(String name) {
            environment = SHOP.environment(name);
            cluster = FakeCluster.start().namespace(name);
            rails = ScriptedRails.of(START, BOTH, READS, IGNORES, DROPS, DONE).on(cluster);
        }

        private DeployReport deploy(Cluster over, RailsRelease release, DeployedBy by) {
            DeployOptions options = DeployOptions.DEFAULT
                    .by(by)
                    .source(SourceReader.read(release.checkout(folder.resolve(release.tag()))));
            return Deployer.on(over)
                    .deploy(
                            environment,
                            Revision.of(release.tag()),
                            options,
                            DeployListener.silent(),
                            new Cancellation());
        }

        private void deploy(RailsRelease... releases) {
            for (RailsRelease release : releases) {
                assertThat(deploy(cluster, release, CI).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
            }
        }

        private PlanState plan() {
            return Deployer.on(cluster).plans(environment, Optional.empty()).get(0);
        }

        private String next() {
            return plan().next().map(step -> step.step().id()).orElse("done");
        }

        private void approve(String step) {
            assertThat(next()).isEqualTo(step);
            assertThat(Deployer.on(cluster)
                            .approve(environment, "rename/" + step, JANE)
                            .name())
                    .isEqualTo("rename");
        }

        private void fill() {
            approve("backfill");
            approve("verify");
        }
    }

    /** Killed before the first half of the migration is known to have run, then in the middle of the drop. */
    private static DeployReport finishOverTwoKilledProcesses(Place production) {
        Throwable first = catchThrowable(() -> production.deploy(
                FaultyCluster.over(production.cluster)
                        .fail(
                                Calls.apply().named("shop-migrate-pre-both-1"),
                                Fault.killed().onceDone()),
                BOTH,
                CI));
        production.deploy(BOTH);
        production.fill();
        production.deploy(READS);
        production.approve("read-new");
        production.deploy(IGNORES);
        Throwable second = catchThrowable(() -> production.deploy(
                FaultyCluster.over(production.cluster)
                        .fail(
                                Calls.apply().named("shop-migrate-drops-1"),
                                Fault.killed().onceDone()),
                DROPS,
                CI));
        DeployReport last = production.deploy(production.cluster, DROPS, JANE);
        production.deploy(DONE);

        assertThat(List.of(first, second)).allMatch(Killed.class::isInstance);
        return last;
    }

    @Test
    void isFinishedByOthersWhateverWasKilled() {
        Place canary = new Place("canary");
        Place staging = new Place("staging");
        Place production = new Place("production");
        canary.deploy(START, BOTH);
        canary.fill();
        canary.deploy(READS);
        canary.approve("read-new");
        canary.deploy(IGNORES, DROPS, DONE);
        staging.deploy(START, BOTH);
        staging.fill();
        production.deploy(START);

        assertThat(List.of(canary.next(), staging.next(), production.next()))
                .containsExactly("done", "read-new", "write-both");

        DeployReport last = finishOverTwoKilledProcesses(production);

        assertThat(last.migration().job()).isEqualTo("shop-migrate-drops-1");
        for (Place place : List.of(canary, staging, production)) {
            assertThat(place.rails.broken()).as(place.environment.name()).isEmpty();
        }
        assertThat(production.next()).isEqualTo("done");
        assertThat(production.rails.columns("users")).contains("display_name").doesNotContain("name");
        assertThat(staging.next()).isEqualTo("read-new");
    }

    @Test
    void aGateThatWasPassedStaysSoWhileThePodsOfTheReleaseBeforeLeave() {
        Place canary = new Place("canary");
        canary.deploy(START, BOTH);
        canary.fill();
        canary.cluster.put(ManifestSet.parse(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: shop-web-left, namespace: canary, labels: {app.kubernetes.io/name: shop}}
                        spec: {containers: [{name: web, image: "ghcr.io/acme/shop:both"}]}
                        """)
                .manifests()
                .get(0)
                .tree());

        canary.deploy(READS);
        canary.approve("read-new");

        assertThat(canary.next()).isEqualTo("gone-read-new");
        assertThat(canary.plan().next().orElseThrow().detail()).contains("shop-web-left");
    }

    @Test
    void noRollbackGoesBehindTheCodeThatWritesBoth() {
        Place canary = new Place("canary");
        canary.deploy(START, BOTH);

        PreflightRefusedException refusal = catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(
                        canary.cluster)
                .rollback(canary.environment, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation()));

        assertThat(refusal.findings()).singleElement().extracting(Finding::id).isEqualTo("rollback-floor");
        assertThat(refusal.findings().get(0).fact())
                .contains("release 2 has come to step \"floor-write-both\" of plan \"rename\"");
    }
}
