package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.EmbeddedClusterProvider;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class FakeClusterProviderTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .pullSecrets("registry")
                    .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE", "DATABASE_URL"))
                    .web(web -> {}))
            .environment("default");

    private static final FakeClusterProvider PROVIDER = new FakeClusterProvider();

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(EmbeddedClusterProvider.class))
                .extracting(EmbeddedClusterProvider::name)
                .contains("fake");
    }

    @Test
    void seedsTheSecretsWithTheirKeys() {
        Cluster cluster = PROVIDER.open(SHOP, "");

        assertThat(cluster.get(new ObjectRef(ObjectKind.SECRET, SHOP.namespace(), "shop-secrets"))
                        .orElseThrow()
                        .content()
                        .at("data")
                        .entries())
                .containsOnlyKeys("SECRET_KEY_BASE", "DATABASE_URL");
        assertThat(cluster.get(new ObjectRef(ObjectKind.SECRET, SHOP.namespace(), "registry")))
                .isPresent();
    }

    @Test
    void acceptsAWorkloadByName() {
        assertThat(PROVIDER.open(SHOP, "web=crash-loop")).isNotNull();
    }

    @Test
    void failsOneContainerByItsNameAndACronTask() {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .noMigration()
                        .web(web -> web.replicas(1).anyHost().sidecar("proxy", proxy -> proxy.image("envoy:1")
                                .command("envoy")))
                        .cron("tick", tick -> tick.at("@daily").command("true")))
                .environment("default");
        Cluster cluster = PROVIDER.open(shop, "web/proxy=crash-loop,tick=crash-loop");

        assertThatThrownBy(() -> Deployer.on(cluster).deploy(shop, Revision.of("abcd123")))
                .hasMessageContaining("1 of 1 workloads")
                .hasMessageContaining(", container proxy");
    }

    @Test
    void listsTheTargetsWhenOneIsUnknown() {
        assertThatThrownBy(() -> PROVIDER.open(SHOP, "wob=crash-loop"))
                .hasMessage("no workload, task or object \"wob\" in environment default of shop\n"
                        + "  Use one of web, shop-web, migrate, registry, shop-secrets.");
    }
}
