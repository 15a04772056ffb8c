package dev.railsk.docs;

import static dev.railsk.Words.*;
import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

/** What docs/scaling.md shows. */
class ScalingTest {

    @Test
    void scalesByLoad() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.resources(resources -> resources.cpu(millicores(500)))
                        .scale(scaleBetween(3, 15).onCpu(60).scaleDown(steadyPace(minutes(10))))
                        .disruption(maxUnavailable("25%"))));

        assertThat(render(shop)).autoscaler("shop-web").scalesBetween(3, 15);
    }

    @Test
    void scalesByQueues() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(existingSecret("shop-secrets", "REDIS_PASSWORD"))
                .worker("pull", worker -> worker.queues("pull").scale(keda(keda -> keda.between(0, 20)
                        .redis(redisServer("redis.internal:6379").password("shop-secrets", "REDIS_PASSWORD"))
                        .prometheus("http://prometheus.monitoring:9090")
                        .queueLength("pull", 50)
                        .queueLatency("pull", seconds(30))
                        .fallback(3, 2)))));

        assertThat(render(shop)).scaledObject("shop-pull").scalesBetween(0, 20);
    }

    @Test
    void runsWhereItIsTold() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .nodes(nodesOfArch("arm64").tolerating("arch", "arm64"))
                .dns(clusterDns().option("ndots", "2"))
                .web(web -> web.spread(spreadOver("topology.kubernetes.io/zone")
                                .hard()
                                .and(spreadOver("kubernetes.io/hostname")))
                        .affinity(sharingClaim("uploads")))
                .worker("sidekiq", worker -> worker.nodes(
                                labelledNodes("pool", "jobs").requiring(nodeLabelExists("ssd")))
                        .affinity(sharingClaim("uploads")))
                .cron("digest", cron -> cron.at("30 9 * * *")
                        .command("bin/rails", "digest")
                        .priorityClass("low")
                        .doNotDisrupt()));

        assertThat(render(shop)).deployment("shop-web").runsOnNodes("kubernetes.io/arch", "arm64");
        assertThat(render(shop)).deployment("shop-sidekiq").runsOnNodes("pool", "jobs");
    }

    private static ManifestSet render(RailsApp shop) {
        return shop.environment("default").render(Revision.of("abcd123"));
    }
}
