package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.container.ContainerSpec;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.placement.Toleration.Effect;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.workload.Scale;
import dev.railsk.workload.StatefulStrategy;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Scaling and placement on a real API server with its real controllers and scheduler. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ScalingIT {

    private static final String CONTEXT = System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", "");
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Revision V1 = Revision.of("v1");

    private final String namespace = "railsk-scale-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(CONTEXT)
            .open();

    @AfterEach
    void delete() {
        ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(ref).ifPresent(live -> cluster.delete(ref, DeleteOptions.of(live)));
        cluster.close();
    }

    private Environment shop(Consumer<AppSpec> definition) {
        return RailsApp.define(
                        "shop",
                        app -> definition.accept(app.image("ghcr.io/acme/shop").namespace(namespace)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static void scaledWeb(WebSpec web) {
        web.anyHost()
                .resources(resources -> resources.cpu(Cpu.millis(200)).memory(Memory.mebibytes(300)))
                .sidecar("proxy", ScalingIT::proxy)
                .minReady(Duration.ofSeconds(1))
                .scale(Scale.between(3, 15)
                        .onCpu(60)
                        .onMemory(70)
                        .onCpuOf("web", 50)
                        .onMemoryOf("proxy", 80)
                        .on(ScaleMetric.pods("puma_busy_threads", "4.5").labelled("app", "shop"))
                        .on(ScaleMetric.external("queue_depth", "2k").total())
                        .on(ScaleMetric.external("latency", "500m"))
                        .scaleUp(ScalePace.any()
                                .pods(4, Duration.ofSeconds(15))
                                .percent(100, Duration.ofMinutes(1))
                                .slowest())
                        .scaleDown(ScalePace.steady(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(2))))
                .disruption(Disruption.maxUnavailable("25%").keepUnhealthy())
                .spread(Spread.over(ZONE)
                        .maxSkew(2)
                        .minDomains(3)
                        .hard()
                        .ignoringNodeAffinity()
                        .honoringTaints()
                        .matchLabelKeys("pod-template-hash")
                        .and(Spread.over(Affinity.NODE)));
    }

    private static void proxy(ContainerSpec proxy) {
        proxy.image("nginx:1")
                .resources(resources -> resources.cpu(Cpu.millis(50)).memory(Memory.mebibytes(50)));
    }

    private static void placedWorker(WorkerSpec worker) {
        worker.nodes(Nodes.arch("arm64")
                        .tolerating("arch", "arm64")
                        .tolerating(
                                Toleration.of("spot").effect(Effect.NO_EXECUTE).stayingFor(Duration.ofMinutes(5)))
                        .tolerating(Toleration.everything())
                        .requiring(NodeRule.in(ZONE, "a", "b"), NodeRule.above("cpus", 3))
                        .orRequiring(NodeRule.notIn("pool", "web"), NodeRule.absent("gpu"))
                        .preferring(70, NodeRule.below("cpus", 9), NodeRule.exists("ssd")))
                .affinity(
                        Affinity.near(PodGroup.workload("web")).preferred(40).within(ZONE),
                        Affinity.apart(PodGroup.labelled("app", "batch").inNamespace("batch")),
                        Affinity.sharingClaim("uploads"))
                .priorityClass("low")
                .runtimeClass("gvisor")
                .scheduler("binpack")
                .dns(Dns.own("10.0.0.10")
                        .nameserver("2001:db8::1")
                        .search("shop.internal")
                        .option("ndots", "2")
                        .option("single-request-reopen"))
                .hostAliases(HostAliases.of("10.0.0.5", "db.internal", "db"))
                .doNotDisrupt()
                .replicas(2)
                .disruption(Disruption.minAvailable("50%").evictUnhealthy());
    }

    @Test
    void everyFieldIsTaken() {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("default")
                        .label("team", "a", LabelScope.AUTOSCALER)
                        .web(ScalingIT::scaledWeb)
                        .worker("sidekiq", ScalingIT::placedWorker)
                        .accessory("store", store -> store.image("redis:8")
                                .minReady(Duration.ofSeconds(5))
                                .strategy(StatefulStrategy.onDelete()))
                        .cron("tidy", cron -> cron.at("@daily")
                                .command("tidy")
                                .spread(Spread.evenly())
                                .affinity(Affinity.sharingClaim("uploads"))
                                .doNotDisrupt()))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        Set<String> asked = new LinkedHashSet<>();

        for (Manifest manifest : shop.render(V1)) {
            assertThat(cluster.apply(manifest, WriteOptions.ask()).warnings())
                    .as(manifest.toString())
                    .isEmpty();
            asked.add(manifest.kind());
        }

        assertThat(asked)
                .contains("Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget", "HorizontalPodAutoscaler");
    }

    @Test
    void anAutoscalerTakesOverTheNumberThatIsThere() throws InterruptedException {
        Deployer.on(cluster).deploy(web(Scale.fixed(4)), V1);
        Environment scaled = web(Scale.between(5, 9).onCpu(60));

        assertThat(Deployer.on(cluster).deploy(scaled, V1).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(replicas()).isBetween(4L, 5L);
        Instant limit = cluster.time().now().plus(Duration.ofSeconds(90));
        while (replicas() != 5 && cluster.time().now().isBefore(limit)) {
            cluster.time().sleep(Duration.ofSeconds(1));
        }
        DeployReport report = Deployer.on(cluster).deploy(scaled, Revision.of("v2"));

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.workloads().get(0).pods().wanted()).isEqualTo(5);
        assertThat(replicas()).isEqualTo(5);
    }

    private Environment web(Scale scale) {
        return shop(app -> app.noMigration().web(web -> web.anyHost()
                .resources(resources -> resources.cpu(Cpu.millis(10)))
                .scale(scale)));
    }

    private long replicas() {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-web"))
                .orElseThrow()
                .content()
                .at("spec", "replicas")
                .integer()
                .orElse(0L);
    }

    @Test
    void podsThatShareAClaimRunOnOneNode() {
        Environment shop = shop(app -> app.noMigration()
                .affinity(Affinity.sharingClaim("uploads"))
                .spread(Spread.none())
                .web(web -> web.anyHost().replicas(3))
                .worker("sidekiq", worker -> worker.replicas(2)));

        assertThat(Deployer.on(cluster).deploy(shop, V1).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(cluster.list(Selection.all(ObjectKind.POD, namespace)).items())
                .hasSize(5)
                .extracting(ScalingIT::node)
                .containsOnly(node(cluster.list(Selection.all(ObjectKind.POD, namespace))
                        .items()
                        .get(0)));
    }

    private static String node(LiveObject pod) {
        return pod.content().at("spec", "nodeName").text().orElse("none");
    }
}
