package dev.railsk.docs;

import static dev.railsk.Words.*;
import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.OpenSlotsException;
import dev.railsk.app.Overlay;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.InvalidAppException;
import org.junit.jupiter.api.Test;

/** What docs/getting-started.md shows. */
class GettingStartedTest {

    @Test
    void everyDefaultCanBeChanged() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(existingSecret("shop-secrets", "SECRET_KEY_BASE", "DATABASE_URL"))
                .env(env -> env.value("RAILS_LOG_LEVEL", "info").allFromSecret("shop-secrets"))
                .web(web -> web.host("shop.example")
                        .replicas(3)
                        .liveness(httpProbe("/healthz").period(seconds(20)))
                        .resources(resources -> resources.cpu(millicores(250)).memory(mebibytes(512))))
                .worker("sidekiq", worker -> worker.queues("default", "mailers").concurrency(10)));

        ManifestSet set = shop.environment("default").render(Revision.of("abcd123"));

        assertThat(set)
                .deployment("shop-web")
                .hasReplicas(3)
                .container("web")
                .requestsCpu(millicores(250))
                .limitsMemory(mebibytes(512))
                .hasEnv("RAILS_LOG_LEVEL", "info")
                .hasEnvSources("secret shop-secrets");
    }

    @Test
    void overlaysCompose() {
        Overlay small = overlay -> overlay.web(web -> web.replicas(1));
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web ->
                        web.openHost("every environment has its own address").replicas(3))
                .overlay("production", production -> production.web(web -> web.host("shop.example")))
                .overlay("staging", small.then(staging -> staging.namespace("shop-staging")
                        .web(web -> web.host("staging.shop.example")))));

        assertThat(shop)
                .inEnvironment("staging", "abcd123")
                .deployment("shop-web")
                .hasReplicas(1);
        assertThat(shop)
                .inEnvironment("production", "abcd123")
                .deployment("shop-web")
                .hasReplicas(3);
        assertThat(shop).leavesOpen("host", "image");
    }

    @Test
    void anOpenSlotStopsTheRender() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.openHost("every environment has its own address"))
                .overlay("staging", staging -> staging.web(web -> web.replicas(1))));

        assertThatThrownBy(() -> shop.environment("staging").render(Revision.of("abcd123")))
                .isInstanceOf(OpenSlotsException.class)
                .hasMessageContaining("every environment has its own address");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.replicas(0).host("https://shop.example"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("replicas must be at least 1, but was 0")
                .hasMessageContaining("a host must be a lower-case DNS name, but was \"https://shop.example\"");
    }
}
