package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.container.Hook;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Tree;
import dev.railsk.network.Exposure;
import dev.railsk.network.ServiceType;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every default of the minimal app can be changed and unset, and nothing else changes with it. */
class DefaultsTest {

    private static final RenderedShop MINIMAL = shop(app -> {}, web -> {}, worker -> {});

    private static RenderedShop shop(Consumer<AppSpec> app, Consumer<WebSpec> web, Consumer<WorkerSpec> worker) {
        return RenderedShop.of(spec ->
                app.accept(spec.web(it -> web.accept(it.host("shop.example"))).worker("sidekiq", worker)));
    }

    private static Arguments web(String fields, Consumer<WebSpec> change) {
        return Arguments.of(fields, shop(app -> {}, change, worker -> {}));
    }

    private static Arguments worker(String fields, Consumer<WorkerSpec> change) {
        return Arguments.of(fields, shop(app -> {}, web -> {}, change));
    }

    static Stream<Arguments> changesOfTheWeb() {
        return Stream.of(
                web("Deployment shop-web spec.replicas", web -> web.replicas(5)),
                web("Deployment shop-web containers[name=web].args", web -> web.imageCommand()),
                web("Deployment shop-web containers[name=web].startupProbe", web -> web.noStartup()),
                web("Deployment shop-web containers[name=web].readinessProbe", web -> web.noReadiness()),
                web("Deployment shop-web containers[name=web].livenessProbe", web -> web.noLiveness()),
                web(
                        "Deployment shop-web containers[name=web].livenessProbe.httpGet, "
                                + "Deployment shop-web containers[name=web].livenessProbe.tcpSocket",
                        web -> web.liveness(Probe.tcp()
                                .timeout(Duration.ofSeconds(5))
                                .period(Duration.ofSeconds(10))
                                .failureThreshold(6))),
                web(
                        "Deployment shop-web containers[name=web].lifecycle, "
                                + "Deployment shop-web terminationGracePeriodSeconds",
                        web -> web.noPreStop()),
                web(
                        "Deployment shop-web containers[name=web].lifecycle.preStop.sleep.seconds, "
                                + "Deployment shop-web terminationGracePeriodSeconds",
                        web -> web.preStop(Hook.sleep(Duration.ofSeconds(20)))),
                web(
                        "Deployment shop-web terminationGracePeriodSeconds",
                        web -> web.gracePeriod(GracePeriod.clusterDefault())),
                web("Deployment shop-web spec.strategy", web -> web.strategy(UpdateStrategy.clusterDefault())),
                web(
                        "Deployment shop-web spec.strategy.rollingUpdate.maxSurge",
                        web -> web.strategy(UpdateStrategy.rolling("1", "0"))),
                web("Deployment shop-web topologySpreadConstraints", web -> web.spread(Spread.none())));
    }

    static Stream<Arguments> changesOfItsSurroundings() {
        return Stream.of(
                web("PodDisruptionBudget shop-web-pdb ", web -> web.disruption(Disruption.unlimited())),
                web(
                        "PodDisruptionBudget shop-web-pdb spec.maxUnavailable",
                        web -> web.disruption(Disruption.maxUnavailable(2))),
                web("Service shop-web spec.type", web -> web.service(service -> service.type(ServiceType.NODE_PORT))),
                web(
                        "Service shop-web spec.ports[port=80], Service shop-web spec.ports[port=8080], "
                                + "Ingress shop-web spec.rules[0].http.paths[0].backend.service.port.number",
                        web -> web.service(service -> service.port(8080))),
                web("Ingress shop-web ", web -> web.removeHost("shop.example")),
                web(
                        "Ingress shop-web spec.ingressClassName",
                        web -> web.expose(Exposure.ingress(ingress -> ingress.className("nginx")))));
    }

    static Stream<Arguments> changesOfAWorker() {
        return Stream.of(
                worker("Deployment shop-sidekiq spec.replicas", worker -> worker.replicas(3)),
                worker("Deployment shop-sidekiq containers[name=sidekiq].args", worker -> worker.imageCommand()),
                worker(
                        "Deployment shop-sidekiq terminationGracePeriodSeconds",
                        worker -> worker.gracePeriod(GracePeriod.forShutdown(Duration.ofMinutes(1)))),
                worker(
                        "Deployment shop-sidekiq terminationGracePeriodSeconds",
                        worker -> worker.gracePeriod(GracePeriod.clusterDefault())),
                worker("Deployment shop-sidekiq topologySpreadConstraints", worker -> worker.spread(Spread.none())),
                worker("PodDisruptionBudget shop-sidekiq-pdb ", worker -> worker.disruption(Disruption.unlimited())));
    }

    static Stream<Arguments> changesOfTheApp() {
        return Stream.of(
                Arguments.of("Namespace shop ", shop(app -> app.existingNamespace("shop"), web -> {}, worker -> {})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"changesOfTheWeb", "changesOfItsSurroundings", "changesOfAWorker", "changesOfTheApp"})
    void changesAloneWhatItIsAbout(String fields, RenderedShop changed) {
        TreeSet<String> different = new TreeSet<>();
        for (Difference difference : MINIMAL.set().differenceTo(changed.set()).differences()) {
            different.add(difference.id() + " " + difference.path());
        }

        assertThat(different).containsExactlyInAnyOrder(fields.split(", "));
    }

    @Test
    void dropsTheDefaultScratchEverywhere() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch().web(web -> {}));

        assertThat(shop.pod("volumes")).isEqualTo(Tree.absent());
        assertThat(shop.container("env")).isEqualTo(Tree.absent());
    }

    @Test
    void addsReadinessToAWorkerThatAnswers() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.port("alive", 7433).readiness(Probe.http("/")));

        assertThat(shop.container("readinessProbe").value()).isEqualTo(yaml("httpGet: {path: /, port: alive}"));
    }

    @Test
    void movesTheWebToAnotherPort() {
        RenderedShop shop = RenderedShop.web(web -> web.port("puma", 9292));

        assertThat(shop.container("ports").value()).isEqualTo(yaml("[{name: puma, containerPort: 9292}]"));
        assertThat(shop.container("readinessProbe", "httpGet", "port").text()).contains("puma");
        assertThat(shop.at("Service", "spec", "ports")
                        .items()
                        .get(0)
                        .at("targetPort")
                        .text())
                .contains("puma");
    }

    @Test
    void livesInAnotherNamespace() {
        RenderedShop shop = shop(app -> app.namespace("stores"), web -> {}, worker -> {});

        assertThat(shop.objects()).startsWith("Namespace stores");
        assertThat(shop.set().manifests().stream().skip(1))
                .allMatch(manifest -> manifest.namespace().equals("stores"));
    }

    @Test
    void migratesNothingWhenTold() {
        RenderedShop shop = shop(app -> app.noMigration(), web -> {}, worker -> {});

        assertThat(shop.environment().migration()).isEmpty();
    }
}
