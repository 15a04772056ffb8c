package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.workload.Scale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What leaves the definition leaves a real API server, and nothing else does. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class PruneIT {

    private final String namespace = "railsk-prune-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    private Environment shop(String setting, String... workers) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").namespace(namespace).noMigration();
                    app.config("shop-config", config -> config.value("SETTING", setting));
                    app.env(env -> env.allFromConfig("shop-config"));
                    for (String worker : workers) {
                        app.worker(worker, spec -> spec.scale(Scale.none()));
                    }
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment) {
        return Deployer.on(cluster).deploy(environment, Revision.of("v1"));
    }

    private static List<String> outcomes(DeployReport report, Result result) {
        return report.objects().stream()
                .filter(outcome -> outcome.result() == result)
                .map(outcome -> outcome.object().toString())
                .toList();
    }

    private ObjectRef deployment(String name) {
        return new ObjectRef(ObjectKind.DEPLOYMENT, namespace, name);
    }

    @AfterEach
    void delete() {
        ObjectRef own = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(own).ifPresent(live -> cluster.delete(own, DeleteOptions.of(live)));
        cluster.close();
    }

    @Test
    void deletesWhatIsNoLongerDefinedAndKeepsWhatIsReadOrMadeAnew() throws InterruptedException {
        deploy(shop("a", "one", "two", "three"));
        ObjectRef three = deployment("shop-three");
        cluster.delete(three, DeleteOptions.of(cluster.get(three).orElseThrow()));
        cluster.create(
                shop("a", "three").render(Revision.of("v1")).get("Deployment", "shop-three"),
                new WriteOptions("somebody-else", false));

        DeployReport report = deploy(shop("b", "one"));

        assertThat(outcomes(report, Result.DELETED))
                .contains("Deployment shop-two")
                .doesNotContain("Deployment shop-three");
        assertThat(outcomes(report, Result.KEPT)).singleElement().asString().startsWith("ConfigMap shop-config-");
        assertThat(cluster.get(deployment("shop-two"))).isEmpty();
        assertThat(cluster.get(three)).isPresent();
        assertThat(cluster.get(deployment("shop-one"))).isPresent();
    }
}
