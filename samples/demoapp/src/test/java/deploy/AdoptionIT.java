package deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.railsk.app.Environment;
import dev.railsk.app.Overlay;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
 * The original, applied by {@code kubectl apply -k} to a real API server, is taken over. It makes the demo's namespace and deletes it, and
 * refuses to run where that is already.
 */
@ResourceLock("the namespaces of the demo")
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class AdoptionIT {

    private static final Revision REVISION = Revision.of("abcd123");
    private static final WriteOptions SOMEBODY = new WriteOptions("somebody", false);
    private static final String NAMESPACE = "demoapp";

    private final String context = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private final Environment canary = DemoApp.app().environment("canary");
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(context)
            .open();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.autoConfigure(context))
            .build();
    private boolean isMade;

    @BeforeEach
    void applyTheOriginal() throws IOException, InterruptedException {
        Path original = original();
        assertThat(client.namespaces().withName(NAMESPACE).get())
                .as("namespace %s, which this test makes and deletes", NAMESPACE)
                .isNull();
        isMade = true;
        String unused = kubectl("apply", "-k", original.toString());
        for (Manifest manifest : ManifestSet.parse(existing())) {
            cluster.apply(manifest, SOMEBODY);
        }
    }

    @AfterEach
    void deleteWhatWasMade() {
        if (isMade) {
            client.namespaces().withName(NAMESPACE).delete();
            client.namespaces().withName(NAMESPACE).waitUntilCondition(gone -> gone == null, 2, TimeUnit.MINUTES);
        }
        client.close();
        cluster.close();
    }

    private static Path original() {
        String shared = System.getenv().getOrDefault("RAILSK_SHARED", "../shared");
        Path folder = Path.of("..", "..").resolve(shared).resolve("demoapp/kustomize/overlays/canary");
        assumeTrue(
                Files.exists(folder),
                () -> "there is no " + folder.toAbsolutePath().normalize()
                        + "; set RAILSK_SHARED to the folder that has demoapp/kustomize");
        return folder;
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--context", context));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    private static String existing() {
        return """
            {apiVersion: v1, kind: Secret, metadata: {name: demoapp-secrets, namespace: demoapp},
             data: {SECRET_KEY_BASE: eA==, DATABASE_URL: eA==, REDIS_URL: eA==}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: ghcr-k8s-pull, namespace: demoapp}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: dockerhub-k8s-pull, namespace: demoapp}}
            """;
    }

    private LiveObject live(Manifest manifest) {
        return cluster.get(ObjectRef.of(manifest.id())).orElseThrow();
    }

    private List<String> replicaSets() {
        return cluster.list(Selection.all(ObjectKind.REPLICA_SET, NAMESPACE)).items().stream()
                .map(set -> set.ref().name())
                .toList();
    }

    private Map<String, Tree> specs() {
        Map<String, Tree> specs = new LinkedHashMap<>();
        canary.render(REVISION)
                .forEach(manifest ->
                        specs.put(manifest.toString(), live(manifest).content().at("spec")));
        return specs;
    }

    private void awaitReplicaSets() throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (replicaSets().size() < 2 && Instant.now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofMillis(200));
        }
    }

    private DeployReport adopt() {
        return Deployer.on(cluster)
                .adopt(canary, REVISION, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());
    }

    private Tree sidekiq() {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, NAMESPACE, "demoapp-sidekiq"))
                .orElseThrow()
                .content();
    }

    @Test
    void theOriginalIsTakenOverWithoutARestart() throws InterruptedException {
        awaitReplicaSets();
        List<String> sets = replicaSets();
        Map<String, Tree> before = specs();

        DeployReport adopted = adopt();

        assertThat(adopted.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(specs()).isEqualTo(before);
        for (Manifest manifest : canary.render(REVISION)) {
            if (!manifest.kind().equals("Namespace")) {
                assertThat(Rendered.managers(live(manifest).content()))
                        .as("who owns %s", manifest)
                        .containsExactly("railsk");
            }
        }
        assertThat(Deployer.on(cluster).deploy(canary, REVISION).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicaSets()).containsExactlyInAnyOrderElementsOf(sets);
    }

    @Test
    void whatTheDefinitionDropsAfterTheAdoptionIsGone() throws InterruptedException {
        awaitReplicaSets();
        assertThat(sidekiq().toJsonLine()).contains("livenessProbe", "K8S_NODE_NAME");
        assertThat(adopt().outcome()).isEqualTo(Outcome.SUCCEEDED);
        Overlay less = DemoApp::canary;
        Environment changed = DemoApp.app(less.then(overlay -> overlay.env(env -> env.remove("K8S_NODE_NAME"))
                        .worker("sidekiq", worker -> worker.noLiveness())))
                .environment("canary");

        assertThat(Deployer.on(cluster).deploy(changed, REVISION).outcome()).isEqualTo(Outcome.SUCCEEDED);

        // Neither the field nor, among the managed fields, an owner of it.
        assertThat(sidekiq().toJsonLine())
                .doesNotContain("livenessProbe", "K8S_NODE_NAME")
                .contains("startupProbe", "K8S_POD_NAME");
    }
}
