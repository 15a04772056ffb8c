package dev.railsk.docs;

import static dev.railsk.Words.*;
import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.railsk.app.AppPodWords;
import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.Overlay;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.ApplyRefusedException;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.pod.LabelScope;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.workload.ReplicatedSpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/kustomize.md shows. */
class KustomizeTest {

    private static final Path BEFORE = Path.of("src/test/resources/kustomize/before.yaml");

    private static final LabelScope[] METADATA = {SCOPE_WORKLOAD, SCOPE_PODS, SCOPE_SERVICE, SCOPE_INGRESS, SCOPE_CONFIG
    };

    private static final LabelScope[] EVERYWHERE = {SCOPE_IDENTITY, SCOPE_INGRESS, SCOPE_CONFIG};

    private static RailsApp app(Overlay staging) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(existingSecret("shop-secrets"))
                .config("shop-config", config -> config.value("RAILS_LOG_TO_STDOUT", "true")
                        .value("RAILS_ENV", "production"))
                .env(env -> env.allFromConfig("shop-config").allFromSecret("shop-secrets"))
                .label("team", "store", METADATA)
                .with(KustomizeTest::asBefore)
                .web(KustomizeTest::web)
                .worker("sidekiq", KustomizeTest::sidekiq)
                .edit("Service", "web", strategicMerge("metadata: {labels: {app: null}}"))
                .overlay("staging", staging));
    }

    private static void web(WebSpec web) {
        web.with(KustomizeTest::asBefore)
                .objectName("web")
                .identity("app", "shop-web")
                .container("rails")
                .command("bundle", "exec", "puma")
                .port("http", 3000)
                .readiness(httpProbe("/up"))
                .noStartup()
                .noLiveness()
                .noPreStop()
                .replicas(1)
                .resources(resources -> resources.cpu(millicores(200)).memory(mebibytes(512), gibibytes(1)))
                .service(service -> service.port("http", 80))
                .host("shop.example")
                .expose(ingress(ingress -> ingress.className("nginx").namedPort()));
    }

    private static void sidekiq(WorkerSpec sidekiq) {
        sidekiq.with(KustomizeTest::asBefore)
                .objectName("sidekiq")
                .identity("app", "shop-sidekiq")
                .command("bundle", "exec", "sidekiq")
                .resources(resources -> resources.cpu(millicores(100)).memory(mebibytes(512)));
    }

    private static void asBefore(AppSpec app) {
        app.security(security -> security.hardening()).noScratch().spread(noSpread());
    }

    private static void asBefore(ReplicatedSpec<?> workload) {
        workload.gracePeriod(clusterDefaultGracePeriod())
                .strategy(clusterDefaultStrategy())
                .disruption(noDisruptionBudget());
    }

    private static void staging(OverlaySpec staging) {
        staging.existingNamespace("shop-staging")
                .nameSuffix("-staging")
                .label("environment", "staging", EVERYWHERE)
                .with(KustomizeTest::statsd)
                .manifests(manifestResource(KustomizeTest.class, "/kustomize/only-nginx-staging.yaml"))
                .config("shop-config", config -> config.value("RAILS_ENV", "staging")
                        .value("LOG_LEVEL", "debug"))
                .web(web -> web.host("staging.shop.example").replicas(2))
                .worker("sidekiq", sidekiq -> sidekiq.gracePeriod(gracePeriod(seconds(60)))
                        .env(env -> env.value("SIDEKIQ_CONCURRENCY", "5")));
    }

    private static void statsd(AppPodWords<?> app) {
        app.annotation("statsd.example/scrape", "true", SCOPE_PODS);
    }

    private static void hardened(OverlaySpec staging) {
        staging.security(security -> security.hardening(NO_PRIVILEGE_ESCALATION));
    }

    @Test
    void changesNothing() {
        assertThat(app(KustomizeTest::staging))
                .inEnvironment("staging", "abcd123")
                .isEquivalentTo(BEFORE);
    }

    @Test
    void changesWhatIsWanted() throws IOException {
        RailsApp shop = app(staging -> staging.with(KustomizeTest::staging).with(KustomizeTest::hardened));
        ManifestSet before = ManifestSet.parse(Files.readString(BEFORE));
        ManifestSet after = shop.environment("staging").render(Revision.of("abcd123"));

        assertThat(before.differenceTo(after).differences().stream().map(Difference::place))
                .containsExactly(
                        "Deployment sidekiq-staging containers[name=sidekiq].securityContext",
                        "Deployment web-staging containers[name=rails].securityContext");
    }

    @Test
    void deploysOverWhatWasAppliedOnceItIsAdopted() throws IOException {
        FakeCluster cluster = FakeCluster.start().namespace("shop-staging").secret("shop-staging", "shop-secrets");
        for (Manifest manifest : ManifestSet.parse(Files.readString(BEFORE))) {
            LiveObject unused = cluster.create(manifest, new WriteOptions("kubectl-client-side-apply", false));
        }
        Environment staging = app(KustomizeTest::staging).environment("staging");

        assertThat(Deployer.on(cluster).deploy(staging, Revision.of("abcd123")).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThatExceptionOfType(ApplyRefusedException.class)
                .isThrownBy(() -> Deployer.on(cluster).deploy(staging, Revision.of("abcd124")))
                .withMessageContaining("run adopt staging, which shows it first");
        Deployer deployer = Deployer.on(cluster);
        deployer.adopt(
                staging, Revision.of("abcd123"), DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
        assertThat(cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, "shop-staging", "web-staging")))
                .hasValueSatisfying(web -> assertThat(
                                web.content().at("metadata", "generation").integer())
                        .hasValue(1L));
        assertThat(deployer.deploy(staging, Revision.of("abcd124")).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }
}
