package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of an environment: what it owns goes, and nothing else. */
class TeardownTest {

    private static final ObjectKind CLAIM = new ObjectKind("v1", "PersistentVolumeClaim");
    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .namespace("shop")
                    .noMigration()
                    .web(web -> web.host("shop.example"))
                    .manifests(List.of(PruneTest.claim())))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    private final FakeCluster cluster = FakeCluster.start();

    private DeployReport teardown(DeployOptions options) {
        return Deployer.on(cluster).teardown(SHOP, options, DeployListener.silent(), new Cancellation());
    }

    private List<String> outcomes(DeployReport report, Result result) {
        return report.objects().stream()
                .filter(outcome -> outcome.result() == result)
                .map(outcome -> outcome.object().toString())
                .toList();
    }

    private boolean isThere(ObjectKind kind, String namespace, String name) {
        return cluster.get(new ObjectRef(kind, namespace, name)).isPresent();
    }

    @Test
    void deletesInReverseOrderAndLeavesNamespaceAndData() {
        Deployer.on(cluster).deploy(SHOP, Revision.of("v1"));

        DeployReport report = teardown(DeployOptions.DEFAULT);

        assertThat(outcomes(report, Result.DELETED)).startsWith("Ingress shop-web", "Deployment shop-web");
        assertThat(outcomes(report, Result.KEPT)).containsExactly("PersistentVolumeClaim uploads");
        assertThat(report.warnings())
                .containsExactly(
                        "PersistentVolumeClaim uploads stays, since it may hold data",
                        "namespace shop stays, with what others made in it, Jobs of tasks, and the Lease"
                                + " railsk-shop-default");
        assertThat(isThere(ObjectKind.NAMESPACE, "", "shop")).isTrue();
        assertThat(isThere(CLAIM, "shop", "uploads")).isTrue();
        assertThat(isThere(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default"))
                .isTrue();
    }

    @Test
    void deletesDataThatIsNamedAndThenTheInventory() {
        Deployer.on(cluster).deploy(SHOP, Revision.of("v1"));
        teardown(DeployOptions.DEFAULT);

        DeployReport report =
                teardown(DeployOptions.DEFAULT.prune(Pruning.ON.including("PersistentVolumeClaim/uploads")));

        assertThat(outcomes(report, Result.DELETED)).containsExactly("PersistentVolumeClaim uploads");
        assertThat(isThere(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default"))
                .isFalse();
        assertThat(isThere(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default-1"))
                .isFalse();
    }

    @Test
    void saysWhereItKnowsOfNothing() {
        cluster.namespace("shop");

        assertThat(teardown(DeployOptions.DEFAULT).warnings())
                .containsExactly(
                        "there is no inventory railsk-shop-default in namespace shop: railsk knows of nothing that"
                                + " it owns there");
    }
}
