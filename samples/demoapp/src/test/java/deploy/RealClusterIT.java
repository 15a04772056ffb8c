package deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.TaskRun;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The three environments side by side on a real API server. It makes the demo's namespaces and deletes them, and refuses to run
 * where they are already.
 */
@ResourceLock("the namespaces of the demo")
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealClusterIT {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final WriteOptions SOMEBODY = new WriteOptions("somebody", false);
    private static final List<String> NAMESPACES = List.of("demoapp", "demoapp-staging");

    private final String context = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private final List<String> made = new ArrayList<>();
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(context)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(context))
            .build();

    @BeforeEach
    void makeWhatOthersBring() {
        for (String namespace : NAMESPACES) {
            assertThat(client.namespaces().withName(namespace).get())
                    .as("namespace %s, which this test makes and deletes", namespace)
                    .isNull();
            made.add(namespace);
            for (Manifest manifest : ManifestSet.parse(existing(namespace))) {
                cluster.apply(manifest, SOMEBODY);
            }
        }
    }

    @AfterEach
    void deleteWhatWasMade() {
        for (String namespace : made) {
            client.namespaces().withName(namespace).delete();
        }
        for (String namespace : made) {
            client.namespaces().withName(namespace).waitUntilCondition(gone -> gone == null, 2, TimeUnit.MINUTES);
        }
        client.close();
        cluster.close();
    }

    @Test
    void allEnvironmentsRunAsRenderedAndAreLeftAloneTheSecondTime() {
        for (Environment environment : environments()) {
            assertThat(deploy(environment).outcome()).isEqualTo(Outcome.SUCCEEDED);
        }
        for (Environment environment : environments()) {
            environment.render(REVISION).forEach(this::assertAsRendered);
        }
        Map<String, String> before = versions();

        for (Environment environment : environments()) {
            DeployReport second = deploy(environment);
            assertThat(second.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        }

        assertThat(versions()).isEqualTo(before);
    }

    private void assertAsRendered(Manifest manifest) {
        LiveObject live = cluster.get(ObjectRef.of(manifest.id())).orElseThrow();

        assertThat(Rendered.missing(manifest, live.content()))
                .as("fields of %s", manifest)
                .isEmpty();
        if (!manifest.kind().equals("Namespace")) {
            assertThat(Rendered.managers(live.content()))
                    .as("who applied %s", manifest)
                    .containsExactly("railsk");
        }
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Environment environment : environments()) {
            for (Manifest manifest : environment.render(REVISION)) {
                LiveObject live = cluster.get(ObjectRef.of(manifest.id())).orElseThrow();
                boolean hasStatus =
                        manifest.kind().equals("Deployment") || manifest.kind().equals("PodDisruptionBudget");
                versions.put(
                        environment.name() + " " + manifest,
                        hasStatus
                                ? "generation "
                                        + live.content()
                                                .at("metadata", "generation")
                                                .value()
                                : live.resourceVersion());
            }
        }
        return versions;
    }

    private DeployReport deploy(Environment environment) {
        return Deployer.on(cluster).deploy(environment, REVISION);
    }

    private static List<Environment> environments() {
        return DemoApp.app().environments().stream()
                .map(DemoApp.app()::environment)
                .toList();
    }

    private static String existing(String namespace) {
        return """
            {apiVersion: v1, kind: Namespace, metadata: {name: NAMESPACE}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: demoapp-secrets, namespace: NAMESPACE},
             data: {SECRET_KEY_BASE: eA==, DATABASE_URL: eA==, REDIS_URL: eA==}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: ghcr-k8s-pull, namespace: NAMESPACE}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: dockerhub-k8s-pull, namespace: NAMESPACE}}
            """
                .replace("NAMESPACE", namespace);
    }
}
