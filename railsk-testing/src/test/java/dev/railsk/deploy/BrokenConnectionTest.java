package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {

    private final ShopDeploy shop = ShopDeploy.ready();
    private final FaultyCluster cluster = FaultyCluster.over(shop.cluster);

    @Test
    void saysThatNothingAnswersBeforeAnythingIsWritten() {
        cluster.fail(Calls.version(), Fault.unreachable());

        NoConnectionException end = noConnection();

        assertThat(end.getMessage())
                .isEqualTo("could not reach the API server fake://in-memory: connection refused (0 of 6 objects"
                        + " applied, 6 not applied)");
        assertThat(end.report().outcome()).isEqualTo(Outcome.NO_CONNECTION);
    }

    @Test
    void takesALoginThatIsNotAcceptedForNoConnection() {
        cluster.fail(Calls.may(), Fault.loggedOut());

        assertThat(noConnection()).hasMessageStartingWith("the API server fake://in-memory does not accept the login");
    }

    @Test
    void saysWhichObjectsAreUnknownAfterABrokenApply() {
        cluster.fail(Calls.apply().about(ObjectKind.DEPLOYMENT), Fault.unreachable());

        NoConnectionException end = noConnection();

        assertThat(end.report().objects())
                .extracting(outcome -> outcome.object() + " " + outcome.result())
                .containsExactlyInAnyOrder(
                        "Service shop-web CREATED",
                        "PodDisruptionBudget shop-web-pdb CREATED",
                        "PodDisruptionBudget shop-sidekiq-pdb CREATED",
                        "Deployment shop-web UNKNOWN",
                        "Deployment shop-sidekiq UNKNOWN",
                        "Ingress shop-web NOT_APPLIED");
    }

    @Test
    void waitsForAServerThatIsAwayForAMoment() {
        cluster.fail(Calls.list().about(ObjectKind.REPLICA_SET).after(1).times(4), Fault.unreachable());

        DeployReport report = deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .containsExactly(
                        "the API server does not answer, and the deploy goes on waiting: could not reach the API server"
                                + " fake://in-memory: connection refused",
                        "the API server answers again, after 8 s");
    }

    @Test
    void givesUpOnAServerThatStaysAway() {
        cluster.fail(Calls.list().about(ObjectKind.REPLICA_SET).after(1), Fault.unreachable());

        NoConnectionException end = noConnection();

        assertThat(end.report().took()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void comesThroughWatchesThatEnd() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.WorkloadChanged) {
                shop.cluster.dropWatches().compact();
            }
        };

        assertThat(deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void comesThroughWatchesThatAConnectionLoses() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.WorkloadChanged) {
                cluster.loseWatches();
            }
        };

        assertThat(deploy().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void goesOnWithoutALogThatMayNotBeRead() {
        cluster.fail(Calls.log(), Fault.forbidden("get pods/log in namespace shop"));

        DeployReport report = deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("could not read the log of Pod shop-migrate-abcd123-1-")
                .endsWith(
                        ", container migrate, and the deploy goes on without it: no right to get pods/log in namespace"
                                + " shop");
    }

    @Test
    void twoDeploysAtOnceRunOneMigration() throws InterruptedException {
        FakeCluster fake = shop.cluster;
        DeployOptions waiting = shop.options.waitForLock(Duration.ofMinutes(30));
        Thread other = new Thread(() -> Deployer.on(fake)
                .deploy(shop.environment, ShopDeploy.REVISION, waiting, DeployListener.silent(), new Cancellation()));

        other.start();
        DeployReport report = Deployer.on(cluster)
                .deploy(shop.environment, ShopDeploy.REVISION, waiting, shop.listener, shop.cancellation);
        other.join(30_000);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(other.isAlive()).isFalse();
        assertThat(shop.versions().keySet().stream().filter(name -> name.startsWith("Job")))
                .containsExactly("Job shop-migrate-abcd123-1");
    }

    private DeployReport deploy() {
        return Deployer.on(cluster)
                .deploy(shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);
    }

    private NoConnectionException noConnection() {
        return catchThrowableOfType(NoConnectionException.class, this::deploy);
    }
}
