package dev.railsk.benchmarks;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.pod.Disruption;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shop.Shop;

/**
 * Many definitions in one process, as a platform's tool has them, and large ones: processor time of defining and rendering against the
 * client's {@code asYaml} of the finished objects, and how it grows.
 */
public final class ManyApps {

    private static final int ROUNDS = 9;
    private static final Revision REVISION = Revision.of("abcd123");
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static final KubernetesSerialization CLIENT = new KubernetesSerialization();

    private static volatile int sink;

    private ManyApps() {}

    /** Measure, and print medians with their range. */
    public static void main(String[] args) {
        List<HasMetadata> ofShop = new ArrayList<>();
        Shop.app().environment("production").render(REVISION).forEach(manifest -> {
            if (CLIENT.unmarshal(manifest.toJson()) instanceof HasMetadata object) {
                ofShop.add(object);
            }
        });
        compare("shop, defined and rendered / client's asYaml of it", ManyApps::shop, () -> asYaml(ofShop));
        compare("500 apps / 10 x 50 apps", () -> apps(500), () -> {
            for (int times = 0; times < 10; times++) {
                apps(50);
            }
        });
        compare("an app of 200 workloads / 10 apps of 20", () -> app("large", 200), () -> {
            for (int number = 0; number < 10; number++) {
                app("app" + number, 20);
            }
        });
    }

    private static void shop() {
        sink += Shop.app().environment("production").render(REVISION).toYamlBytes().length;
    }

    private static void asYaml(List<HasMetadata> objects) {
        for (HasMetadata object : objects) {
            sink += CLIENT.asYaml(object).length();
        }
    }

    private static void apps(int count) {
        for (int number = 0; number < count; number++) {
            app("app" + number, 4);
        }
    }

    private static void app(String name, int workers) {
        RailsApp app = RailsApp.define(name, spec -> define(spec, workers));
        for (String environment : app.environments()) {
            sink += app.environment(environment).render(REVISION).toYamlBytes().length;
        }
    }

    private static void define(AppSpec app, int workers) {
        app.image("ghcr.io/acme/shop")
                .env(env -> env.value("RAILS_LOG_LEVEL", "info"))
                .web(web -> web.host("shop.example"));
        for (int number = 0; number < workers; number++) {
            String queue = "queue" + number;
            app.worker(queue, worker -> worker.queues(queue).disruption(Disruption.maxUnavailable(1)));
        }
        app.overlay("staging", staging -> staging.namespace("staging"))
                .overlay("production", production -> production.namespace("production"));
    }

    private static void compare(String name, Runnable one, Runnable other) {
        double[] ratios = new double[ROUNDS];
        for (int round = -4; round < ROUNDS; round++) {
            long ofOne = time(one);
            long ofOther = time(other);
            if (round >= 0) {
                ratios[round] = (double) ofOne / ofOther;
            }
        }
        Arrays.sort(ratios);
        System.out.printf("%s: %.2f [%.2f..%.2f]%n", name, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
    }

    /** Processor time of as many runs as fill half a second, of one. */
    private static long time(Runnable run) {
        long start = THREAD.getCurrentThreadCpuTime();
        int runs = 0;
        while (THREAD.getCurrentThreadCpuTime() - start < 500_000_000L) {
            run.run();
            runs++;
        }
        return (THREAD.getCurrentThreadCpuTime() - start) / runs;
    }
}
