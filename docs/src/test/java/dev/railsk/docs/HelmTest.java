package dev.railsk.docs;

import static dev.railsk.Words.*;
import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.Overlay;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/helm.md shows. */
class HelmTest {

    private static final Path BEFORE = Path.of("src/test/resources/helm/before.yaml");

    private static final LabelScope[] LABELLED = {SCOPE_CONFIG, SCOPE_INGRESS, SCOPE_AUTOSCALER};

    private static final String CHECKSUM = "b1bd81d37be5c2d6a7e2d2c3f6d5c08c9b3f3d2cf7fd64cb1f80ac6b7b9f8f42";

    private static final String ACCOUNT = "automountServiceAccountToken: false";

    private static final String CRON_JOB =
            """
            metadata: {labels: {app.kubernetes.io/component: null, app.kubernetes.io/instance: shop}}
            spec: {jobTemplate: {metadata: null, spec: {backoffLimit: null, template: {metadata: null}}}}
            """;

    private static RailsApp app(Overlay production) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .pullPolicy(PULL_IF_NOT_PRESENT)
                .secret(existingSecret("shop-secrets"))
                .config("shop-env", config -> config.value("RAILS_ENV", "production")
                        .value("RAILS_LOG_TO_STDOUT", "true")
                        .rollout(ROLLOUT_NONE))
                .env(env -> env.allFromConfig("shop-env").allFromSecret("shop-secrets"))
                .account("shop", account -> account.label("app.kubernetes.io/name", "shop")
                        .label("app.kubernetes.io/instance", "shop"))
                .with(HelmTest::asBefore)
                .label("app.kubernetes.io/name", "shop", LABELLED)
                .label("app.kubernetes.io/instance", "shop", LABELLED)
                .edit("ServiceAccount", "shop", strategicMerge(ACCOUNT))
                .edit("CronJob", "shop-cleanup", strategicMerge(CRON_JOB))
                .web(HelmTest::web)
                .cron("cleanup", cron -> cron.at("0 3 * * *").arguments("bin/rails", "cleanup"))
                .overlay("production", production));
    }

    private static void production(OverlaySpec production) {
        production.existingNamespace("shop");
    }

    private static void web(WebSpec web) {
        web.with(HelmTest::asBefore)
                .objectName("shop")
                .identity("app.kubernetes.io/name", "shop")
                .label("app.kubernetes.io/instance", "shop", SCOPE_IDENTITY)
                .annotation("checksum/config", CHECKSUM, SCOPE_PODS)
                .container("shop")
                .imageCommand()
                .readiness(httpProbe("/up"))
                .liveness(httpProbe("/up"))
                .noStartup()
                .noPreStop()
                .scale(scaleBetween(2, 6).onCpu(80))
                .resources(resources -> resources.cpu(millicores(200)).memory(mebibytes(512), gibibytes(1)))
                .service(service -> service.port("http", 80))
                .host("shop.example")
                .expose(ingress(
                        ingress -> ingress.className("nginx").tls("shop-tls").namedPort()));
    }

    private static void asBefore(AppSpec app) {
        app.security(security -> security.runAs(1000).hardening()).noScratch().spread(noSpread());
    }

    private static void asBefore(ReplicatedSpec<?> workload) {
        workload.gracePeriod(clusterDefaultGracePeriod())
                .strategy(clusterDefaultStrategy())
                .disruption(noDisruptionBudget());
    }

    private static ManifestSet helms() throws IOException {
        List<Manifest> placed = new ArrayList<>();
        for (Manifest manifest : ManifestSet.parse(Files.readString(BEFORE))) {
            placed.add(manifest.withNamespace("shop"));
        }
        return ManifestSet.of(placed);
    }

    private static void better(OverlaySpec production) {
        production.config("shop-env", config -> config.rollout(ROLLOUT_HASHED_NAME));
    }

    @Test
    void changesNothing() throws IOException {
        assertThat(app(HelmTest::production))
                .inEnvironment("production", "abcd123")
                .isEquivalentTo(helms());
    }

    @Test
    void changesWhatIsWanted() throws IOException {
        RailsApp shop = app(production -> production.with(HelmTest::production).with(HelmTest::better));
        ManifestSet after = shop.environment("production").render(Revision.of("abcd123"));

        assertThat(helms().differenceTo(after).differences().stream().map(Difference::place))
                .containsExactly(
                        "ConfigMap shop-env",
                        "Deployment shop containers[name=shop].envFrom[0].configMapRef.name",
                        "CronJob shop-cleanup containers[name=cleanup].envFrom[0].configMapRef.name",
                        "ConfigMap shop-env-mf259cckfg");
    }

    @Test
    void deploysOverWhatHelmMadeOnceItIsAdopted() throws IOException {
        FakeCluster cluster = FakeCluster.start().namespace("shop").secret("shop", "shop-secrets");
        for (Manifest manifest : helms()) {
            LiveObject unused = cluster.create(manifest, new WriteOptions("helm", false));
        }
        Environment production = app(HelmTest::production).environment("production");

        assertThat(Deployer.on(cluster)
                        .deploy(production, Revision.of("abcd123"))
                        .outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThatExceptionOfType(ApplyRefusedException.class)
                .isThrownBy(() -> Deployer.on(cluster).deploy(production, Revision.of("abcd124")))
                .withMessageContaining("run adopt production, which shows it first");
        Deployer deployer = Deployer.on(cluster);
        deployer.adopt(
                production, Revision.of("abcd123"), DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
        assertThat(deployer.deploy(production, Revision.of("abcd124")).outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }
}
