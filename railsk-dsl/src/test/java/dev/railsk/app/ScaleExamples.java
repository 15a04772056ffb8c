package dev.railsk.app;

import dev.railsk.config.Secrets;
import dev.railsk.quantity.Cpu;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.workload.Scale;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** For each way in which a number of pods follows its load, how an author writes it. */
final class ScaleExamples {

    private ScaleExamples() {}

    static Map<Class<?>, AppPart> all() {
        Map<Class<?>, AppPart> all = new LinkedHashMap<>();
        all.put(Scale.Between.class, scale(Scale.between(3, 15).onCpu(Cpu.millis(400))));
        all.put(Scale.ByKeda.class, keda(keda -> keda.officeHours("0 8 * * *", "0 18 * * *", "Etc/UTC", 4)));
        all.put(
                ScaleMetric.Utilization.class,
                app -> app.web(web -> web.host("a.example")
                        .resources(resources -> resources.cpu(Cpu.millis(500)))
                        .scale(Scale.between(3, 15).onCpu(60))));
        all.put(ScaleMetric.Use.class, scale(Scale.between(3, 15).onCpu(Cpu.millis(300))));
        all.put(ScaleMetric.Pods.class, scale(Scale.between(3, 15).on(ScaleMetric.pods("busy", "10"))));
        all.put(ScaleMetric.External.class, scale(Scale.between(3, 15).on(ScaleMetric.external("depth", "10"))));
        all.put(KedaTrigger.QueueLength.class, keda(keda -> keda.redis(RedisServer.at("redis:6379"))
                .queueLength("default", 20)));
        all.put(KedaTrigger.QueueLatency.class, keda(keda -> keda.prometheus("http://prometheus:9090")
                .queueLatency("pull", Duration.ofSeconds(30))));
        all.put(KedaTrigger.SolidQueue.class, app -> app.secret(Secrets.existing("s", "K"))
                .web(web -> web.host("a.example"))
                .worker(
                        "a",
                        worker -> worker.scale(
                                Scale.keda(keda -> keda.postgres("s", "K").solidQueue(20)))));
        all.put(
                KedaTrigger.OfficeHours.class,
                keda(keda -> keda.officeHours("0 8 * * 1-5", "0 18 * * 1-5", "Etc/UTC", 2)));
        all.put(KedaTrigger.Custom.class, keda(keda -> keda.trigger("rabbit", KedaTrigger.of("rabbitmq"))));
        return all;
    }

    private static AppPart scale(Scale how) {
        return app -> app.web(web -> web.host("a.example").scale(how));
    }

    private static AppPart keda(Consumer<KedaSpec> how) {
        return app -> app.web(web -> web.host("a.example")).worker("a", worker -> worker.scale(Scale.keda(how)));
    }
}
