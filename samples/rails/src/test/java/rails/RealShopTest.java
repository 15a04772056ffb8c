package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.testing.RailskAssertions;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample, without a node. */
class RealShopTest {

    private static final Environment SHOP = RealShop.app(Map.of()).environment(RailsApp.DEFAULT_ENVIRONMENT);

    @Test
    void deploysToAnEmptyNamespace() {
        try (FakeCluster cluster = FakeCluster.start()
                .namespace("shop")
                .secret("shop", "shop-env", "DATABASE_URL", "REDIS_URL", "SECRET_KEY_BASE", "POSTGRES_PASSWORD")) {
            DeployReport report = Deployer.on(cluster).deploy(SHOP, Revision.of("v1"));

            assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
            assertThat(report.steps())
                    .extracting(step -> step.step().label())
                    .containsSubsequence("await (accessories)", "task (announce)", "apply", "await", "migrate (after)");
        }
    }

    @Test
    void leadsRequestsToNginx() {
        RailskAssertions.assertThat(SHOP.render(Revision.of("v1")))
                .service("shop-web")
                .has("spec.ports[0].targetPort", "proxy");
    }
}
