package dev.railsk.docs;

import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.access.Account;
import dev.railsk.app.AppPodWords;
import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.Secrets;
import dev.railsk.image.PullPolicy;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.network.Exposure;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.Scale;
import dev.railsk.workload.WebSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/helm.md shows. */
class HelmTest {

    private static final Path BEFORE = Path.of("src/test/resources/helm/before.yaml");

    static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .pullPolicy(PullPolicy.IF_NOT_PRESENT)
                .secret(Secrets.existing("shop-secrets"))
                .config("shop-env", config -> config.value("RAILS_ENV", "production")
                        .value("RAILS_LOG_TO_STDOUT", "true")
                        .rollout(ConfigRollout.CHECKSUM_ANNOTATION))
                .env(env -> env.allFromConfig("shop-env").allFromSecret("shop-secrets"))
                .account("shop", account -> {})
                .with(HelmTest::asBefore)
                .with(HelmTest::chartLabels)
                .web(HelmTest::web)
                .cron("cleanup", cron -> cron.at("0 3 * * *").command("bin/rails", "cleanup"))
                .overlay("production", production -> {}));
    }

    private static void web(WebSpec web) {
        web.with(HelmTest::asBefore)
                .objectName("shop")
                .identity("app.kubernetes.io/name", "shop")
                .label("app.kubernetes.io/instance", "shop", LabelScope.IDENTITY)
                .container("shop")
                .imageCommand()
                .readiness(Probe.http("/up"))
                .liveness(Probe.http("/up"))
                .noStartup()
                .noPreStop()
                .scale(Scale.between(2, 6))
                .resources(resources -> resources.cpu(Cpu.millis(200)).memory(Memory.mebibytes(512), Memory.gibibytes(1)))
                .service(service -> service.port("http", 80))
                .host("shop.example")
                .expose(Exposure.ingress(ingress -> ingress.className("nginx").tls("shop-tls")));
    }

    private static void asBefore(AppSpec app) {
        app.security(security -> security.runAs(1000).hardening()).noScratch().spread(Spread.none());
    }

    private static void asBefore(ReplicatedSpec<?> workload) {
        workload.gracePeriod(GracePeriod.clusterDefault())
                .strategy(UpdateStrategy.clusterDefault())
                .disruption(Disruption.unlimited());
    }

    private static void chartLabels(AppSpec app) {
        app.label("helm.sh/chart", "shop-1.4.0", LabelScope.values());
    }

    @Test
    void before() throws IOException {
        ManifestSet now = app().environment("production").render(Revision.of("abcd123"));
        System.out.println(now.toYaml());
        System.out.println(ManifestSet.parse(java.nio.file.Files.readString(BEFORE)).differenceTo(now));
    }
}
