package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.container.ContainerSpec;
import dev.railsk.manifest.Tree;
import dev.railsk.pod.LabelScope;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScalePace;
import dev.railsk.workload.Scale;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AutoscalerRenderingTest {

    private static RenderedShop scaled(Scale scale) {
        return RenderedShop.worker(worker -> worker.resources(
                        resources -> resources.cpu(Cpu.millis(500)).memory(Memory.mebibytes(512)))
                .scale(scale));
    }

    private static @Nullable Object metrics(Scale scale) {
        return scaled(scale)
                .at("HorizontalPodAutoscaler", "spec", "metrics")
                .items()
                .get(0)
                .value();
    }

    @Test
    void followsTheLoadAndLeavesTheNumberToIt() {
        RenderedShop shop = scaled(Scale.between(3, 15).onCpu(60));

        assertThat(shop.only("HorizontalPodAutoscaler").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: shop-sidekiq, namespace: shop}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop-sidekiq}
                  minReplicas: 3
                  maxReplicas: 15
                  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
                """));
        assertThat(shop.at("Deployment", "spec", "replicas")).isEqualTo(Tree.absent());
    }

    @Test
    void standsBehindTheBudgetAndBeforeTheIngress() {
        RenderedShop shop = RenderedShop.web(
                web -> web.host("shop.example").scale(Scale.between(2, 4).onCpu(Cpu.cores(1))));

        assertThat(shop.objects())
                .endsWith(
                        "Deployment shop-web",
                        "PodDisruptionBudget shop-web-pdb",
                        "HorizontalPodAutoscaler shop-web",
                        "Ingress shop-web");
    }

    @Test
    void saysWhatKubernetesWouldAimAtByItself() {
        assertThat(metrics(Scale.between(1, 2)))
                .isEqualTo(
                        yaml(
                                "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}"));
    }

    @Test
    void aimsAtEveryKindOfMetric() {
        assertThat(metrics(Scale.between(1, 2).onMemory(70)))
                .isEqualTo(
                        yaml(
                                "{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}"));
        assertThat(metrics(Scale.between(1, 2).onMemory(Memory.mebibytes(400))))
                .isEqualTo(
                        yaml(
                                "{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 400Mi}}}"));
        assertThat(metrics(Scale.between(1, 2).onCpu(Cpu.millis(300))))
                .isEqualTo(yaml(
                        "{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 300m}}}"));
        assertThat(metrics(Scale.between(1, 2).on(ScaleMetric.pods("busy", "10").labelled("pool", "a"))))
                .isEqualTo(
                        yaml(
                                """
                        type: Pods
                        pods:
                          metric: {name: busy, selector: {matchLabels: {pool: a}}}
                          target: {type: AverageValue, averageValue: "10"}
                        """));
        assertThat(metrics(Scale.between(1, 2).on(ScaleMetric.external("depth", "30"))))
                .isEqualTo(
                        yaml(
                                "{type: External, external: {metric: {name: depth}, target: {type: AverageValue, averageValue: \"30\"}}}"));
        assertThat(metrics(Scale.between(1, 2)
                        .on(ScaleMetric.external("depth", "2k")
                                .labelled("q", "a")
                                .total())))
                .isEqualTo(
                        yaml(
                                """
                        type: External
                        external:
                          metric: {name: depth, selector: {matchLabels: {q: a}}}
                          target: {type: Value, value: 2k}
                        """));
    }

    @Test
    void looksAtOneContainer() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.sidecar("proxy", AutoscalerRenderingTest::proxy)
                .container("jobs")
                .resources(resources -> resources.cpu(Cpu.millis(500)).memory(Memory.mebibytes(512)))
                .scale(Scale.between(1, 2).onCpuOf("jobs", 60).onMemoryOf("jobs", 70)));

        assertThat(shop.at("HorizontalPodAutoscaler", "spec", "metrics").value())
                .isEqualTo(
                        yaml(
                                """
                - type: ContainerResource
                  containerResource: {name: cpu, container: jobs, target: {type: Utilization, averageUtilization: 60}}
                - type: ContainerResource
                  containerResource: {name: memory, container: jobs, target: {type: Utilization, averageUtilization: 70}}
                """));
    }

    private static void proxy(ContainerSpec proxy) {
        proxy.image("nginx:1");
    }

    @Test
    void changesAtItsPace() {
        Scale scale = Scale.between(3, 15)
                .onCpu(60)
                .scaleUp(ScalePace.any()
                        .pods(4, Duration.ofSeconds(15))
                        .percent(100, Duration.ofMinutes(1))
                        .slowest())
                .scaleDown(ScalePace.steady(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(2)));

        assertThat(scaled(scale)
                        .at("HorizontalPodAutoscaler", "spec", "behavior")
                        .value())
                .isEqualTo(
                        yaml(
                                """
                scaleUp:
                  selectPolicy: Min
                  policies:
                  - {type: Pods, value: 4, periodSeconds: 15}
                  - {type: Percent, value: 100, periodSeconds: 60}
                scaleDown:
                  stabilizationWindowSeconds: 600
                  policies: [{type: Pods, value: 1, periodSeconds: 120}]
                """));
        assertThat(scaled(Scale.between(1, 2).scaleDown(ScalePace.never()))
                        .at("HorizontalPodAutoscaler", "spec", "behavior")
                        .value())
                .isEqualTo(yaml("{scaleDown: {selectPolicy: Disabled}}"));
    }

    @Test
    void carriesLabelsAndAnnotationsThatReachIt() {
        RenderedShop shop = RenderedShop.of(app -> app.label("team", "a", LabelScope.AUTOSCALER)
                .worker("sidekiq", worker -> worker.annotation("note", "b", LabelScope.AUTOSCALER)
                        .scale(Scale.between(1, 2).onCpu(Cpu.cores(1)))));

        assertThat(shop.at("HorizontalPodAutoscaler", "metadata").value())
                .isEqualTo(yaml("{name: shop-sidekiq, namespace: shop, labels: {team: a}, annotations: {note: b}}"));
    }
}
