package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import org.junit.jupiter.api.Test;

/** The build of one environment, as another one gets it. */
class PromoteTest {

    private static final RailsApp APP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .noMigration()
            .web(web -> web.replicas(1))
            .worker("mail", worker -> worker.replicas(1))
            .accessory("redis", redis -> redis.image("redis:7").port("redis", 6379))
            .overlay("staging", staging -> staging.namespace("shop-staging"))
            .overlay("production", production -> production.namespace("shop")));
    private static final Environment STAGING = APP.environment("staging");
    private static final Environment PRODUCTION = APP.environment("production");

    private final FakeCluster cluster = FakeCluster.start();
    private final Deployer deployer = Deployer.on(cluster);

    @Test
    void isTheTagWithTheDigestThatRuns() {
        deployer.deploy(STAGING, Revision.of("v1"));

        Revision build = deployer.runningBuild(STAGING);
        deployer.deploy(PRODUCTION, build);

        assertThat(build.value()).matches("v1@sha256:[0-9a-f]{64}");
        assertThat(deployer.status(PRODUCTION).workloads().get(0).image()).isEqualTo("ghcr.io/acme/shop:" + build);
        assertThat(deployer.runningRevision(PRODUCTION)).contains(build);
        assertThat(deployer.diff(PRODUCTION, build).isEmpty()).isTrue();
        assertThat(deployer.runningBuild(PRODUCTION)).isEqualTo(build);
    }

    @Test
    void isNoneBeforeTheFirstDeploy() {
        assertThatThrownBy(() -> deployer.runningBuild(STAGING))
                .isInstanceOf(NotPromotableException.class)
                .hasMessage(
                        """
                        environment "staging" runs no revision of "shop", or several
                          at namespace shop-staging
                          Deploy one there first.""");
    }

    @Test
    void isNoneWhileItDoesNotRunAsAWhole() {
        deployer.deploy(STAGING, Revision.of("v1"));
        cluster.workload("mail", Outcome.crashLoop());
        assertThatThrownBy(() -> deployer.deploy(STAGING, Revision.of("v2")))
                .isInstanceOf(RolloutFailedException.class);

        assertThatThrownBy(() -> deployer.runningBuild(STAGING))
                .isInstanceOf(NotPromotableException.class)
                .hasMessageStartingWith(
                        "revision v2 does not run as a whole in environment \"staging\": workload mail is progressing, Pod shop-mail-");
    }
}
