package deploy;

import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.image.Revision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAppTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void hasThreeEnvironments() {
        assertThat(DemoApp.app()).hasEnvironments("canary", "production", "staging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "production", "staging"})
    void rendersWhatAPersonHasRead(String environment) {
        assertThat(DemoApp.app().environment(environment).render(Revision.of("abcd123")))
                .matchesGolden(GOLDEN.resolve(environment + ".yaml"));
    }

    @Test
    void namesCanaryAsTheOriginalDoes() {
        assertThat(DemoApp.app())
                .inEnvironment("canary", "abcd123")
                .hasExactly(
                        "Namespace demoapp",
                        "ConfigMap demoapp-config-bh5gg262h9",
                        "Service demoapp-service",
                        "Deployment demoapp-app",
                        "Deployment demoapp-sidekiq",
                        "PodDisruptionBudget demoapp-app-pdb",
                        "PodDisruptionBudget demoapp-sidekiq-pdb",
                        "Ingress demoapp-ingress");
    }

    @Test
    void runsProductionBesideCanaryUnderNamesAndLabelsOfItsOwn() {
        assertThat(DemoApp.app())
                .inEnvironment("production", "abcd123")
                .deployment("demoapp-app-production")
                .hasReplicas(2)
                .hasPodLabel("environment", "production")
                .container("demoapp-container")
                .hasImage("ghcr.io/briansigafoos/docker-rails-webpacker-app:abcd123");
    }
}
