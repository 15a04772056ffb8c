package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.job.JobBackend;
import dev.railsk.job.SidekiqAlive;
import dev.railsk.manifest.Manifest;
import dev.railsk.network.AlbTargetType;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExternalDns;
import dev.railsk.network.PathMatch;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceSpec;
import dev.railsk.network.ServiceType;
import dev.railsk.network.TrafficPolicy;
import dev.railsk.server.Puma;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Every kind of workload, Service and ingress is taken by an API server. Nothing is written: each apply is a strict dry run. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class WorkloadsIT {

    private static final Cluster CLUSTER = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @TestFactory
    Stream<DynamicTest> serverTakes() {
        Map<String, Consumer<AppSpec>> apps = new LinkedHashMap<>();
        apps.put("several webs", WorkloadsIT::severalWebs);
        apps.put("Puma behind Thruster", WorkloadsIT::puma);
        apps.put("job backends", WorkloadsIT::backends);
        apps.put("processes", WorkloadsIT::processes);
        apps.put("a load balancer", app -> app.web(web -> web.service(WorkloadsIT::balanced)));
        apps.put("certificates", WorkloadsIT::certificates);
        apps.put("an ALB", WorkloadsIT::alb);
        return apps.entrySet().stream()
                .map(app -> DynamicTest.dynamicTest(
                        app.getKey(), () -> assertThat(refusals(app.getValue())).isEmpty()));
    }

    private static List<String> refusals(Consumer<AppSpec> definition) {
        List<String> refusals = new ArrayList<>();
        List<Manifest> manifests = RailsApp.define("loads", app -> {
                    app.image("ghcr.io/acme/shop").namespace("default");
                    definition.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT)
                .render(Revision.of("abcd123"))
                .manifests();
        assertThat(manifests).hasSizeGreaterThan(1);
        for (Manifest manifest : manifests) {
            try {
                CLUSTER.apply(manifest, WriteOptions.ask());
            } catch (ClusterRefusedException refusal) {
                refusals.add(manifest + ": " + refusal.getMessage());
            }
        }
        return refusals;
    }

    private static void severalWebs(AppSpec app) {
        app.web(web -> web.host("shop.example").addHost("*.shop.example"))
                .cable(cable -> cable.replicas(2))
                .web("streaming", streaming -> streaming
                        .image("ghcr.io/acme/streaming")
                        .port("http", 4000)
                        .path("/api/v1/streaming", PathMatch.EXACT))
                .web("admin", admin -> admin.anyHost().path("/admin"));
    }

    private static void puma(AppSpec app) {
        app.web(web -> web.puma(Puma.balanced().with(puma -> puma.thruster().controlServer(9293))));
    }

    private static void backends(AppSpec app) {
        app.worker("sidekiq", worker -> worker.queue("critical", 5)
                        .concurrency(10)
                        .timeout(Duration.ofMinutes(2))
                        .sidekiqAlive(SidekiqAlive.DEFAULT.port(7500).path("/alive")))
                .worker("solid", worker -> worker.backend(JobBackend.solidQueue()))
                .worker("good", worker -> worker.backend(JobBackend.goodJob()).concurrency(4));
    }

    private static void processes(AppSpec app) {
        app.process("consumer", consumer -> consumer.command("bin/consume"))
                .process(
                        "rpc", rpc -> rpc.command("bin/rpc").port("grpc", 50051).service(service -> service.headless()
                                .port(ServicePort.of("grpc", 50051).appProtocol("kubernetes.io/h2c"))))
                .web(web -> web.serve("proxy")
                        .sidecar("nginx", nginx -> nginx.image("nginx:1.29").port("proxy", 8080)));
    }

    private static void balanced(ServiceSpec service) {
        service.type(ServiceType.LOAD_BALANCER)
                .port("http", 80)
                .addPort(ServicePort.of("grpc", 9090).to(50051).appProtocol("kubernetes.io/h2c"))
                .loadBalancerClass("service.k8s.aws/nlb")
                .sourceRanges("203.0.113.0/24", "2001:db8::/32")
                .externalTrafficPolicy(TrafficPolicy.LOCAL)
                .sessionAffinity(Duration.ofDays(1))
                .externalDns(ExternalDns.DEFAULT.hostname("api.shop.example").ttl(Duration.ofMinutes(5)));
    }

    private static void certificates(AppSpec app) {
        app.web(web -> web.host("shop.example")
                .addHost("*.shop.example")
                .expose(Exposure.ingress(ingress -> ingress.className("nginx")
                        .addTls("shop.example", "own")
                        .certManager("letsencrypt")
                        .externalDns(ExternalDns.DEFAULT.target("lb.example")))));
    }

    private static void alb(AppSpec app) {
        app.web(web -> web.host("shop.example")
                .service(service -> service.type(ServiceType.NODE_PORT).externalTrafficPolicy(TrafficPolicy.LOCAL))
                .expose(Exposure.alb(alb -> alb.internetFacing()
                        .group("public")
                        .groupOrder(10)
                        .certificates("arn:aws:acm:eu-west-1:1:certificate/a")
                        .targets(AlbTargetType.INSTANCE)
                        .healthPath("/up")
                        .attribute("idle_timeout.timeout_seconds", "60")
                        .targetAttribute("deregistration_delay.timeout_seconds", "30"))));
    }
}
