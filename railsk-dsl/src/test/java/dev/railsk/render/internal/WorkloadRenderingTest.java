package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.container.Hook;
import dev.railsk.manifest.Tree;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadRenderingTest {

    @Test
    void namesTheDeploymentAfterAppAndWorkload() {
        RenderedShop shop = RenderedShop.worker(worker -> {});

        assertThat(shop.at("Deployment", "metadata", "name").text()).contains("shop-sidekiq");
        assertThat(shop.container("name").text()).contains("sidekiq");
    }

    @Test
    void takesTheAuthorsNames() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.objectName("jobs").container("runner"));

        assertThat(shop.at("Deployment", "metadata", "name").text()).contains("jobs");
        assertThat(shop.container("name").text()).contains("runner");
    }

    @Test
    void endsAllNamesButTheNamespacesInTheSuffix() {
        RenderedShop shop = RenderedShop.of(app -> app.nameSuffix("-production")
                .config("settings", config -> config.value("A", "1").rollout(dev.railsk.config.ConfigRollout.NONE))
                .web(web -> web.host("shop.example")));

        assertThat(shop.objects())
                .containsExactly(
                        "Namespace shop",
                        "ConfigMap settings-production",
                        "Service shop-web-production",
                        "Deployment shop-web-production",
                        "PodDisruptionBudget shop-web-pdb-production",
                        "Ingress shop-web-production");
        assertThat(shop.at("Ingress", "spec", "rules")
                        .items()
                        .get(0)
                        .at("http", "paths")
                        .items()
                        .get(0)
                        .at("backend", "service", "name")
                        .text())
                .contains("shop-web-production");
    }

    @Test
    void rendersReplicas() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.replicas(3));

        assertThat(shop.at("Deployment", "spec", "replicas").integer()).contains(3L);
    }

    @Test
    void rollsByCountAndPercentage() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.strategy(UpdateStrategy.rolling("50%", "1")));

        assertThat(shop.at("Deployment", "spec", "strategy").value())
                .isEqualTo(yaml("{type: RollingUpdate, rollingUpdate: {maxSurge: 50%, maxUnavailable: 1}}"));
    }

    @Test
    void recreates() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.strategy(UpdateStrategy.recreate()));

        assertThat(shop.at("Deployment", "spec", "strategy").value()).isEqualTo(yaml("type: Recreate"));
    }

    @Test
    void leavesTheStrategyToKubernetes() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.strategy(UpdateStrategy.clusterDefault()));

        assertThat(shop.at("Deployment", "spec", "strategy")).isEqualTo(Tree.absent());
    }

    @Test
    void runsAClockOnceAndWithoutABudget() {
        RenderedShop shop = RenderedShop.of(app -> app.clock("clock", clock -> {}));

        assertThat(shop.objects()).containsExactly("Namespace shop", "Deployment shop-clock");
        assertThat(shop.at("Deployment", "spec", "replicas").integer()).contains(1L);
        assertThat(shop.at("Deployment", "spec", "strategy").value()).isEqualTo(yaml("type: Recreate"));
    }

    @Test
    void givesArgumentsToTheEntryPoint() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.arguments("bin/jobs", "start"));

        assertThat(shop.container("args").value()).isEqualTo(yaml("[bin/jobs, start]"));
        assertThat(shop.container("command")).isEqualTo(Tree.absent());
    }

    @Test
    void replacesTheEntryPoint() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.command("bin/jobs", "start"));

        assertThat(shop.container("command").value()).isEqualTo(yaml("[bin/jobs, start]"));
        assertThat(shop.container("args")).isEqualTo(Tree.absent());
    }

    @Test
    void runsWhatTheImageRuns() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.imageCommand());

        assertThat(shop.container("command")).isEqualTo(Tree.absent());
        assertThat(shop.container("args")).isEqualTo(Tree.absent());
    }

    @Test
    void rendersPortsByName() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.port("probe", 7433).addPort("metrics", 9394));

        assertThat(shop.container("ports").value())
                .isEqualTo(yaml("[{name: probe, containerPort: 7433}, {name: metrics, containerPort: 9394}]"));
    }

    @Test
    void rendersResourcesAsWritten() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.resources(
                resources -> resources.cpu(Cpu.of("0.5")).memory(Memory.mebibytes(300), Memory.of("1Gi"))));

        assertThat(shop.container("resources").value())
                .isEqualTo(yaml("{requests: {cpu: '0.5', memory: 300Mi}, limits: {memory: 1Gi}}"));
    }

    @Test
    void sumsUpTheGracePeriod() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.preStop(Hook.sleep(Duration.ofSeconds(7)))
                .gracePeriod(GracePeriod.forShutdown(Duration.ofSeconds(21))));

        assertThat(shop.pod("terminationGracePeriodSeconds").integer()).contains(33L);
        assertThat(shop.container("lifecycle").value()).isEqualTo(yaml("preStop: {sleep: {seconds: 7}}"));
    }

    @Test
    void takesAFixedGracePeriod() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.gracePeriod(GracePeriod.of(Duration.ofMinutes(2))));

        assertThat(shop.pod("terminationGracePeriodSeconds").integer()).contains(120L);
    }

    @Test
    void leavesTheGracePeriodToKubernetes() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.gracePeriod(GracePeriod.clusterDefault()));

        assertThat(shop.pod("terminationGracePeriodSeconds")).isEqualTo(Tree.absent());
    }

    @Test
    void runsACommandBeforeTheEnd() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.preStop(Hook.exec("bin/quiet", "now")));

        assertThat(shop.container("lifecycle").value()).isEqualTo(yaml("preStop: {exec: {command: [bin/quiet, now]}}"));
    }

    @Test
    void namesTheLineThatDefinedEachObject() {
        RenderedShop shop = RenderedShop.worker(worker -> {});

        assertThat(shop.set()
                        .get("Deployment", "shop-sidekiq")
                        .origin()
                        .orElseThrow()
                        .toString())
                .startsWith("WorkloadRenderingTest.java:");
    }
}
