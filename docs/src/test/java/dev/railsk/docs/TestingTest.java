package dev.railsk.docs;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows. */
class TestingTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .existingNamespace("shop")
            .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
            .env(env -> env.allFromSecret("shop-secrets"))
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default", "mailers")));

    @Test
    void webServesTheShop() {
        assertThat(SHOP)
                .inEnvironment("default", "abcd123")
                .deployment("shop-web")
                .hasReplicas(2)
                .container("web")
                .hasImage("ghcr.io/acme/shop:abcd123")
                .hasPort("http", 3000)
                .hasEnvSources("secret shop-secrets")
                .canWrite("/tmp");
    }

    @Test
    void staysTheSameAsBefore() {
        ManifestSet before = SHOP.environment("default").render(Revision.of("abcd123"));
        ManifestSet after = SHOP.environment("default").render(Revision.of("abcd123"));

        assertThat(after).isEquivalentTo(before);
    }

    @Test
    void tellsAllThatIsWrong() {
        assertThat(SHOP)
                .inEnvironment("default", "abcd123")
                .softly(
                        set -> set.deployment("shop-web").hasReplicas(2),
                        set -> set.deployment("shop-web").hasGracePeriod(Duration.ofSeconds(45)),
                        set -> set.service("shop-web")
                                .selects(
                                        "app.kubernetes.io/name", "shop",
                                        "app.kubernetes.io/component", "web"));
    }

    @Test
    void deploysInMilliseconds() {
        FakeCluster cluster = FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");

        DeployReport report = Deployer.on(cluster).deploy(SHOP.environment("default"), Revision.of("abcd123"));

        org.assertj.core.api.Assertions.assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }

    @Test
    void tellsThatTheWorkerCrashes() {
        FakeCluster cluster = FakeCluster.start()
                .namespace("shop")
                .secret("shop", "shop-secrets", "SECRET_KEY_BASE")
                .workload("sidekiq", Outcome.crashLoop("Redis::CannotConnectError"));

        assertThatThrownBy(() -> deploy(cluster))
                .isInstanceOf(RolloutFailedException.class)
                .hasMessageContaining("crash-loop")
                .hasMessageContaining("Redis::CannotConnectError");
    }

    @Test
    void waitsForAServerThatIsAway() {
        FakeCluster fake = FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        FaultyCluster cluster = FaultyCluster.over(fake)
                .fail(Calls.list().about(ObjectKind.POD).after(2).times(3), Fault.unreachable());

        DeployReport report = Deployer.on(cluster).deploy(SHOP.environment("default"), Revision.of("abcd123"));

        org.assertj.core.api.Assertions.assertThat(report.warnings()).hasSize(2);
    }

    @Test
    void tellsThatTheMigrationFails() {
        FakeCluster cluster = FakeCluster.start()
                .namespace("shop")
                .secret("shop", "shop-secrets", "SECRET_KEY_BASE")
                .task("migrate", Outcome.migrationFails());

        assertThatThrownBy(() -> deploy(cluster)).isInstanceOf(MigrationFailedException.class);
    }

    private static DeployReport deploy(FakeCluster cluster) {
        return Deployer.on(cluster).deploy(SHOP.environment("default"), Revision.of("abcd123"));
    }
}
