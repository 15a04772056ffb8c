package dev.railsk.docs;

import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.app.AppPodWords;
import dev.railsk.app.AppSpec;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.network.Exposure;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/kustomize.md shows. */
class KustomizeTest {

    private static final Path BEFORE = Path.of("src/test/resources/kustomize/before.yaml");

    private static final LabelScope[] EVERYWHERE = {
        LabelScope.IDENTITY, LabelScope.INGRESS, LabelScope.CONFIG
    };

    private static final String PORT_BY_NAME =
            "[{op: replace, path: /spec/rules/0/http/paths/0/backend/service/port, value: {name: http}}]";

    static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(Secrets.existing("shop-secrets"))
                .config("shop-config", config -> config.value("RAILS_LOG_TO_STDOUT", "true")
                        .value("RAILS_ENV", "production"))
                .env(env -> env.allFromConfig("shop-config").allFromSecret("shop-secrets"))
                .label("team", "store", LabelScope.WORKLOAD, LabelScope.PODS, LabelScope.SERVICE, LabelScope.INGRESS, LabelScope.CONFIG)
                .with(KustomizeTest::asBefore)
                .web(KustomizeTest::web)
                .worker("sidekiq", KustomizeTest::sidekiq)
                .edit("Service", "web", Edit.merge("metadata: {labels: {app: null}}"))
                .edit("Ingress", "web", Edit.jsonPatch(PORT_BY_NAME))
                .overlay("staging", KustomizeTest::staging));
    }

    private static void web(WebSpec web) {
        web.with(KustomizeTest::asBefore)
                .objectName("web")
                .identity("app", "shop-web")
                .container("rails")
                .command("bundle", "exec", "puma")
                .port("http", 3000)
                .readiness(Probe.http("/up"))
                .noStartup()
                .noLiveness()
                .noPreStop()
                .replicas(1)
                .resources(resources -> resources.cpu(Cpu.millis(200)).memory(Memory.mebibytes(512), Memory.gibibytes(1)))
                .service(service -> service.port("http", 80))
                .host("shop.example")
                .expose(Exposure.ingress(ingress -> ingress.className("nginx")));
    }

    private static void sidekiq(WorkerSpec sidekiq) {
        sidekiq.with(KustomizeTest::asBefore)
                .objectName("sidekiq")
                .identity("app", "shop-sidekiq")
                .command("bundle", "exec", "sidekiq")
                .resources(resources -> resources.cpu(Cpu.millis(100)).memory(Memory.mebibytes(512)));
    }

    private static void asBefore(AppSpec app) {
        app.security(security -> security.hardening()).noScratch().spread(Spread.none());
    }

    private static void asBefore(ReplicatedSpec<?> workload) {
        workload.apiToken()
                .gracePeriod(GracePeriod.clusterDefault())
                .strategy(UpdateStrategy.clusterDefault())
                .disruption(Disruption.unlimited());
    }

    private static void staging(OverlaySpec staging) {
        staging.existingNamespace("shop-staging")
                .nameSuffix("-staging")
                .label("environment", "staging", EVERYWHERE)
                .with(KustomizeTest::statsd)
                .manifests(Manifests.resource(KustomizeTest.class, "/kustomize/only-nginx-staging.yaml"))
                .config("shop-config", config -> config.value("RAILS_ENV", "staging").value("LOG_LEVEL", "debug"))
                .web(web -> web.host("staging.shop.example").replicas(2))
                .worker("sidekiq", sidekiq -> sidekiq.gracePeriod(GracePeriod.of(Duration.ofSeconds(60)))
                        .env(env -> env.value("SIDEKIQ_CONCURRENCY", "5")));
    }

    private static void statsd(AppPodWords<?> app) {
        app.annotation("statsd.example/scrape", "true", LabelScope.PODS);
    }

    @Test
    void before() throws IOException {
        ManifestSet now = app().environment("staging").render(Revision.of("abcd123"));
        System.out.println(now.toYaml());
        System.out.println(ManifestSet.parse(java.nio.file.Files.readString(BEFORE)).differenceTo(now));
    }
}
