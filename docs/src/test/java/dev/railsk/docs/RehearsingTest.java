package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.cli.Railsk;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployRights;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.LockedException;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.Step;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.cluster.ServedCluster;
import dev.railsk.testing.cluster.Webhook;
import dev.railsk.testing.junit.FakeClusterExtension;
import dev.railsk.testing.junit.ScriptedOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import shop.ShopApp;

/** What docs/rehearsing.md shows. */
class RehearsingTest {

    private static final Environment SHOP = ShopApp.APP.environment("default");

    @RegisterExtension
    static final FakeClusterExtension CLUSTERS = FakeClusterExtension.ready(SHOP);

    @Test
    void deploysAndMigrates(FakeCluster cluster) {
        DeployReport report = deploy(cluster);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.took()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    @ScriptedOutcome(target = "web", outcome = "image-missing")
    void tellsThatTheImageWasNotPushed(FakeCluster cluster) {
        assertThatThrownBy(() -> deploy(cluster))
                .isInstanceOf(RolloutFailedException.class)
                .hasMessageContaining("Push ghcr.io/acme/shop:abcd123");
    }

    @Test
    void tellsWhyTheMigrationFailed(FakeCluster cluster) {
        cluster.task(
                "migrate", dev.railsk.testing.cluster.Outcome.migrationFails("PG::UndefinedTable: no table \"posts\""));

        assertThatThrownBy(() -> deploy(cluster))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("PG::UndefinedTable");
    }

    @Test
    void waitsForAnOverloadedServer(FaultyCluster cluster) {
        cluster.fail(Calls.list().about(ObjectKind.POD).after(2).times(3), Fault.busy(429, Duration.ofSeconds(2)));

        assertThat(deploy(cluster).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void goesOnWhereItWasKilled(FakeCluster cluster) {
        FaultyCluster mortal = FaultyCluster.over(cluster)
                .fail(Calls.apply().named("shop-web"), Fault.killed().onceDone());

        assertThatThrownBy(() -> deploy(mortal)).isInstanceOf(Killed.class);
        DeployReport next = deploy(cluster);

        assertThat(next.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(next.warnings()).anyMatch(warning -> warning.contains("was interrupted in its step apply"));
    }

    @Test
    void refusesASecondDeployer(FakeCluster cluster) {
        List<CompletableFuture<DeployReport>> second = new ArrayList<>();

        deploy(cluster, event -> {
            if (event instanceof DeployEvent.StepStarted step && step.step().kind() == Step.Kind.APPLY) {
                second.add(startSecond(cluster));
            }
        });

        assertThatThrownBy(second.get(0)::join).hasCauseInstanceOf(LockedException.class);
    }

    /** Start another deploy, and come back when it has met the lock. */
    private static CompletableFuture<DeployReport> startSecond(FakeCluster cluster) {
        CompletableFuture<Void> isWaiting = new CompletableFuture<>();
        CompletableFuture<DeployReport> second = CompletableFuture.supplyAsync(() -> deploy(cluster, event -> {
            if (event instanceof DeployEvent.LockAwaited) {
                isWaiting.complete(null);
            }
        }));
        isWaiting.join();
        return second;
    }

    @Test
    void getsByWithItsOwnRole(FakeCluster cluster) {
        cluster.grantOnly(DeployRights.of(SHOP).roles());

        assertThat(deploy(cluster).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void tellsWhatThePolicyEngineSays(FakeCluster cluster) {
        cluster.webhook(
                ObjectKind.DEPLOYMENT,
                Webhook.validating(
                        "policy.example",
                        object -> object.at("spec", "template", "spec", "hostNetwork")
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of("pods must use the host's network")));

        assertThatThrownBy(() -> deploy(cluster)).hasMessageContaining("pods must use the host's network");
    }

    @Test
    void triesAgainWhatFailsOnTheWire(FakeCluster cluster, @TempDir Path folder) throws IOException {
        ServedCluster served = cluster.serve()
                .fail(Calls.apply().named("shop-web").times(1), Fault.busy(429, Duration.ofSeconds(1)))
                .fail(Calls.list().about(ObjectKind.POD).after(1).times(1), Fault.cut());

        String kubeconfig = served.kubeconfig(folder.resolve("kubeconfig")).toString();
        String[] command = {"deploy", "default", "--revision", "abcd123", "--kubeconfig", kubeconfig};
        int code = Railsk.run(ShopApp.APP, command, OutputStream.nullOutputStream(), System.err);

        assertThat(code).isZero();
        served.requireAllHappened();
    }

    private static DeployReport deploy(Cluster cluster) {
        return deploy(cluster, DeployListener.silent());
    }

    private static DeployReport deploy(Cluster cluster, DeployListener listener) {
        return Deployer.on(cluster)
                .deploy(SHOP, Revision.of("abcd123"), DeployOptions.DEFAULT, listener, new Cancellation());
    }
}
