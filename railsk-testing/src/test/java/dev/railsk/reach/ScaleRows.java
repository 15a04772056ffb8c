package dev.railsk.reach;

import static java.time.Duration.ofSeconds;

import dev.railsk.quantity.Cpu;
import dev.railsk.workload.Scale;
import java.util.List;

/** What is said of how many pods run. */
final class ScaleRows {

    private ScaleRows() {}

    static List<ReachRow> all() {
        return List.of(autoscaler(), byOthers(), byQueueLatency());
    }

    private static ReachRow autoscaler() {
        return ReachRow.of(
                "autoscaling (HPA)",
                2,
                app -> app.web(web -> web.host("shop.example")
                        .resources(resources -> resources.cpu(Cpu.millis(500)))
                        .scale(Scale.between(3, 15).onCpu(60))),
                set -> {
                    set.autoscaler("shop-web")
                            .scalesBetween(3, 15)
                            .has("spec.metrics[0].resource.target.averageUtilization", 60);
                    set.deployment("shop-web").hasNo("spec.replicas");
                });
    }

    private static ReachRow byOthers() {
        return ReachRow.of(
                "a Deployment without replicas",
                2,
                app -> app.web(web -> web.host("shop.example")).worker("old", worker -> worker.scale(Scale.byOthers())),
                set -> {
                    set.deployment("shop-old").hasNo("spec.replicas");
                    set.hasNo("HorizontalPodAutoscaler");
                });
    }

    private static ReachRow byQueueLatency() {
        return ReachRow.of(
                "autoscaling (KEDA)",
                2,
                app -> app.web(web -> web.host("shop.example"))
                        .worker("sidekiq", worker -> worker.replicas(1))
                        .worker("pull", worker -> worker.queues("pull").scale(Scale.keda(keda -> keda.between(0, 20)
                                .prometheus("http://prometheus.monitoring:9090")
                                .queueLatency("pull", ofSeconds(30))))),
                set -> {
                    set.scaledObject("shop-pull")
                            .scalesBetween(0, 20)
                            .has("spec.triggers[type=prometheus].metadata.threshold", "30");
                    set.deployment("shop-pull").hasNo("spec.replicas");
                });
    }
}
