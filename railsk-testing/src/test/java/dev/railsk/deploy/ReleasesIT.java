package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Release.State;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Records of releases and the way back, on a real API server, and only where {@code RAILSK_TEST_CONTEXT} says. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ReleasesIT {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");

    private final String namespace = "railsk-record-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(context())
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(context()))
            .build();
    private final Deployer deployer = Deployer.on(cluster);
    private final DeployOptions options = DeployOptions.DEFAULT
            .timeout(Duration.ofMinutes(2))
            .by(new DeployedBy("jane", "laptop"))
            .keepReleases(2);

    private static String context() {
        return System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    }

    @AfterEach
    void delete() {
        client.namespaces().withName(namespace).delete();
        client.close();
        cluster.close();
    }

    private Environment shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .namespace(namespace)
                            .web(web -> web.replicas(1))
                            .worker("sidekiq", worker -> worker.replicas(1));
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment, Revision revision) {
        return deployer.deploy(environment, revision, options, DeployListener.silent(), new Cancellation());
    }

    private DeployReport rollback(Environment environment) {
        return deployer.rollback(environment, options, DeployListener.silent(), new Cancellation());
    }

    private List<String> configMaps(String what) {
        Selection selection = new Selection(ObjectKind.CONFIG_MAP, namespace, Map.of("railsk.dev/record", what));
        return cluster.list(selection).items().stream()
                .map(found -> found.ref().name())
                .toList();
    }

    private String image() {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web"))
                .map(LiveObject::content)
                .orElseThrow()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("image")
                .text()
                .orElseThrow();
    }

    @Test
    void recordsListsGoesBackAndPrunes() {
        Environment shop = shop(app -> app.secret(
                Secrets.plainText("own", own -> own.envFile(EnvFile.text(EnvDialect.DOTENV, "TOKEN=swordfish-one")))));
        deploy(shop, V1);
        deploy(shop, V2);

        DeployReport back = rollback(shop);

        assertThat(back.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(image()).isEqualTo("ghcr.io/acme/shop:v1");
        assertThat(back.warnings())
                .containsExactly("a rollback runs no migration: the database stays as release 2 (v2) left it");
        List<Release> history = deployer.history(shop);
        assertThat(history)
                .extracting(release -> release.number() + " " + release.work() + " " + release.revision())
                .containsExactly("3 rollback to 1 v1", "2 deploy v2");
        assertThat(history).allMatch(release -> release.ending().isGood());
        assertThat(configMaps("release")).containsExactlyInAnyOrder("railsk-shop-default-2", "railsk-shop-default-3");
        assertThat(deployer.status(shop).unfinished()).isEmpty();
    }

    @Test
    void recordsASetNearOneMebibyteAndDeploysItAgain() {
        byte[] noise = new byte[500 << 10];
        new Random(7).nextBytes(noise);
        String blob = HexFormat.of().formatHex(noise);
        Environment large = shop(app -> {
            app.config("one", config -> config.value("blob", blob));
            app.config("two", config -> config.value("blob", "2" + blob.substring(1)));
        });
        deploy(large, V1);
        assertThat(configMaps("part"))
                .containsExactlyInAnyOrder("railsk-shop-default-1.part1", "railsk-shop-default-1.part2");
        deploy(large, V2);

        assertThat(rollback(large).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(image()).isEqualTo("ghcr.io/acme/shop:v1");
        assertThat(configMaps("part"))
                .containsExactlyInAnyOrder(
                        "railsk-shop-default-2.part1",
                        "railsk-shop-default-2.part2",
                        "railsk-shop-default-3.part1",
                        "railsk-shop-default-3.part2");
    }

    @Test
    void tellsWhatWasInterruptedAndGoesOn() {
        Environment shop = shop(app -> {});
        deploy(shop, V1);
        Cluster mortal = FaultyCluster.over(cluster)
                .fail(Calls.write().after(7), Fault.killed().onceDone());
        Throwable end = catchThrowable(
                () -> Deployer.on(mortal).deploy(shop, V2, options, DeployListener.silent(), new Cancellation()));
        assertThat(end).isInstanceOf(Killed.class);
        Release left = deployer.status(shop).unfinished().orElseThrow();

        DeployReport next = deploy(shop, V2);

        assertThat(next.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(next.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "release " + left.number() + " (deploy of v2 by jane (laptop)) was interrupted in its step "));
        assertThat(deployer.history(shop).get(1).ending().state()).isEqualTo(State.INTERRUPTED);
        assertThat(image()).isEqualTo("ghcr.io/acme/shop:v2");
    }
}
