package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.quantity.Cpu;
import dev.railsk.security.Hardening;
import dev.railsk.workload.Scale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Deploys to a real API server on which others have changed the app: {@code kubectl}, and an autoscaler. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class OtherManagersIT {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");

    private final String namespace = "railsk-others-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();

    @TempDir
    Path folder;

    @BeforeEach
    void assumeKubectl() throws IOException, InterruptedException {
        boolean isThere;
        try {
            isThere =
                    new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
        } catch (IOException absent) {
            isThere = false;
        }
        Assumptions.assumeTrue(isThere, "kubectl is not there");
    }

    @AfterEach
    void delete() {
        ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(ref).ifPresent(live -> cluster.delete(ref, DeleteOptions.of(live)));
        cluster.close();
    }

    private Environment shop(Scale scale) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .noMigration()
                        .web(web -> web.scale(scale).anyHost().resources(resources -> resources.cpu(Cpu.millis(10)))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(Environment environment, Revision revision) {
        return Deployer.on(cluster).deploy(environment, revision);
    }

    private long replicas() {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web"))
                .orElseThrow()
                .content()
                .at("spec", "replicas")
                .integer()
                .orElse(0L);
    }

    private void kubectl(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--context", CONTEXT));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("input"), input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    }

    @Test
    void whatTheServerWarnsOfIsTold() throws IOException, InterruptedException {
        kubectl("", "create", "namespace", namespace);
        kubectl("", "label", "namespace", namespace, "pod-security.kubernetes.io/warn=restricted");
        Environment soft = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace(namespace)
                        .noMigration()
                        .security(security -> security.without(Hardening.NO_PRIVILEGE_ESCALATION))
                        .web(web -> web.replicas(1).anyHost()))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);

        assertThat(deploy(soft, V1).warnings())
                .anyMatch(warning -> warning.startsWith("the API server warns of Deployment shop-web")
                        && warning.contains("allowPrivilegeEscalation"));
        assertThat(deploy(shop(Scale.fixed(1)), V1).warnings()).isEmpty();
    }

    @Test
    void anAutoscalerKeepsItsNumber() throws IOException, InterruptedException {
        Environment shop = shop(Scale.byOthers());
        deploy(shop, V1);
        kubectl(
                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: shop-web, namespace: %s}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop-web}
                  minReplicas: 3
                  maxReplicas: 5
                  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
                """
                        .formatted(namespace),
                "apply",
                "-f",
                "-");
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(90));
        while (replicas() != 3 && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofSeconds(1));
        }

        DeployReport report = deploy(shop, V2);

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.workloads().get(0).pods().wanted()).isEqualTo(3);
        assertThat(replicas()).isEqualTo(3);
    }

    @Test
    void aNumberThatIsHandedToAnAutoscalerNeverFalls() throws InterruptedException {
        deploy(shop(Scale.fixed(3)), V1);
        ObjectRef web = new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web");
        LiveObject before = cluster.get(web).orElseThrow();
        List<Long> seen = new ArrayList<>();
        Selection deployments = Selection.all(ObjectKind.DEPLOYMENT, namespace);
        try (WatchStream watch = cluster.watch(List.of(new WatchStart(deployments, before.resourceVersion())))) {
            assertThat(deploy(shop(Scale.between(2, 5).onCpu(80)), V2).outcome())
                    .isEqualTo(Outcome.SUCCEEDED);
            Optional<WatchEvent> event = watch.next(Duration.ofSeconds(2));
            while (event.isPresent()) {
                if (event.get() instanceof WatchEvent.Changed changed) {
                    seen.add(changed.object()
                            .content()
                            .at("spec", "replicas")
                            .integer()
                            .orElse(0L));
                }
                event = watch.next(Duration.ofSeconds(2));
            }
        }

        assertThat(seen).isNotEmpty().containsOnly(3L);
    }
}
