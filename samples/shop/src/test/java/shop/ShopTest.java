package shop;

import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.JobsInSet;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.quantity.Cpu;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    private static final String REVISION = "abcd123";
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** All that a deploy brings to the cluster, the Jobs of its tasks included. */
    private static ManifestSet rendered(String environment) {
        Environment shop = Shop.app().environment(environment);
        return shop.renderWithTasks(Revision.of(REVISION), JobsInSet.JOB);
    }

    @Test
    void hasThreeEnvironments() {
        assertThat(Shop.app()).hasEnvironments("review", "staging", "production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "staging", "production"})
    void rendersWhatAPersonHasRead(String environment) {
        assertThat(rendered(environment)).matchesGolden(GOLDEN.resolve(environment + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "staging", "production"})
    void isTheSameWhoeverRendersIt(String environment) {
        String here = rendered(environment).toYaml();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            org.assertj.core.api.Assertions.assertThat(rendered(environment).toYaml())
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void servesTheStorefrontBehindThruster() {
        assertThat(Shop.app())
                .inEnvironment("production", REVISION)
                .deployment("shop-web")
                .spreadsOver("topology.kubernetes.io/zone")
                .container("web")
                .hasArguments("bin/thrust", "bundle", "exec", "puma", "-C", "config/puma.rb")
                .hasEnv("WEB_CONCURRENCY", "2")
                .requestsCpu(Cpu.cores(2))
                .hasEnvFromSecret("REDIS_URL", "shop-services", "REDIS_URL");
    }

    @Test
    void letsNobodyIntoTheAdministrationWithoutALogin() {
        ManifestSet production = rendered("production");

        assertThat(production).service("shop-admin").has("spec.ports[0].targetPort", "login");
        assertThat(production).networkPolicy("shop-admin").has("spec.ingress[0].ports[0].port", 4180);
        assertThat(production).ingress("shop-web").routes("www.shop.example", "/admin", "shop-admin");
    }

    @Test
    void isReachedByAnotherWayInEachEnvironment() {
        assertThat(rendered("review")).ingress("shop-web").has("spec.ingressClassName", "nginx");
        assertThat(rendered("staging")).httpRoute("shop-web").routes("staging.shop.example", "/cable", "shop-cable");
        assertThat(rendered("production"))
                .ingress("shop-web")
                .hasAnnotation("alb.ingress.kubernetes.io/scheme", "internet-facing")
                .routes("shop.example", "/", "shop-web");
    }

    @Test
    void keepsNoSecretInTheManifests() {
        for (String environment : Shop.app().environments()) {
            assertThat(rendered(environment)).hasNo("Secret");
        }
        assertThat(rendered("staging")).object("SealedSecret", "shop-secrets").hasNo("spec.template.data");
        assertThat(rendered("production"))
                .object("ExternalSecret", "shop-services")
                .has("spec.refreshInterval", "15m0s");
    }

    @Test
    void scalesByWhatIsWaiting() {
        ManifestSet production = rendered("production");

        assertThat(production).scaledObject("shop-sidekiq").scalesBetween(2, 20);
        assertThat(production).scaledObject("shop-reports").scalesBetween(0, 4);
        assertThat(production).autoscaler("shop-web").scalesBetween(3, 12);
        assertThat(rendered("staging")).hasNo("ScaledObject");
    }

    @Test
    void makesReportsWhereItIsCheap() {
        assertThat(Shop.app())
                .inEnvironment("production", REVISION)
                .deployment("shop-reports")
                .runsOnNodes("kubernetes.io/arch", "arm64")
                .runsOnNodes("pool", "spot")
                .tolerates("pool");
    }

    @Test
    void givesTheApiToImportsAlone() {
        ManifestSet production = rendered("production");

        assertThat(production)
                .deployment("shop-imports")
                .hasAccount("shop-imports")
                .has("spec.template.spec.automountServiceAccountToken", true);
        assertThat(production).role("shop-imports").allows("jobs", "create", "get", "watch");
        assertThat(production).deployment("shop-web").has("spec.template.spec.automountServiceAccountToken", false);
        assertThat(production).statefulSet("shop-scanner").hasAccount("default");
    }

    @Test
    void sendsNoMailFromStaging() {
        assertThat(Shop.app())
                .inEnvironment("staging", REVISION)
                .cronJob("shop-digest")
                .job()
                .isSuspended();
        assertThat(Shop.app())
                .inEnvironment("production", REVISION)
                .cronJob("shop-digest")
                .job()
                .startsAt("0 7 * * 1", "Europe/Berlin");
    }

    @Test
    void uploadsAssetsWithPatience() {
        assertThat(Shop.app())
                .job("production", "assets", REVISION)
                .job()
                .hasTries(3)
                .hasDeadline(Duration.ofMinutes(10));
    }
}
