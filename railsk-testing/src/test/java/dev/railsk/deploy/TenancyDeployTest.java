package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.observe.Scrape;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.testing.cluster.FakeCluster;
import org.junit.jupiter.api.Test;

/** An app that shares its cluster, rehearsed: {@link TenancyIT} asks a real server. */
class TenancyDeployTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> {
                Tenants.write(app);
                app.podSecurity(PodSecurityLevel.RESTRICTED).metrics("metrics", 9394, Scrape.podMonitor());
            })
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    private final FakeCluster cluster =
            FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "DATABASE_URL");

    @Test
    void isDeployedAndThenUnchanged() {
        DeployReport first = Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));
        DeployReport again = Deployer.on(cluster).deploy(SHOP, Revision.of("abcd123"));

        assertThat(first.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(again.objects())
                .allSatisfy(object ->
                        assertThat(object.result()).as(object.toString()).isEqualTo(Result.UNCHANGED));
    }
}
