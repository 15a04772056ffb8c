package dev.railsk.docs;

import static dev.railsk.testing.RailskAssertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.Spread;
import dev.railsk.quantity.Cpu;
import dev.railsk.scale.RedisServer;
import dev.railsk.scale.ScalePace;
import dev.railsk.workload.Scale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What docs/scaling.md shows. */
class ScalingTest {

    @Test
    void scalesByLoad() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.resources(resources -> resources.cpu(Cpu.millis(500)))
                        .scale(Scale.between(3, 15).onCpu(60).scaleDown(ScalePace.steady(Duration.ofMinutes(10))))
                        .disruption(Disruption.maxUnavailable("25%"))));

        assertThat(render(shop)).autoscaler("shop-web").scalesBetween(3, 15);
    }

    @Test
    void scalesByQueues() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(Secrets.existing("shop-secrets", "REDIS_PASSWORD"))
                .worker("pull", worker -> worker.queues("pull").scale(Scale.keda(keda -> keda.between(0, 20)
                        .redis(RedisServer.at("redis.internal:6379").password("shop-secrets", "REDIS_PASSWORD"))
                        .prometheus("http://prometheus.monitoring:9090")
                        .queueLength("pull", 50)
                        .queueLatency("pull", Duration.ofSeconds(30))
                        .fallback(3, 2)))));

        assertThat(render(shop)).scaledObject("shop-pull").scalesBetween(0, 20);
    }

    @Test
    void runsWhereItIsTold() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .nodes(Nodes.arch("arm64").tolerating("arch", "arm64"))
                .dns(Dns.ofCluster().option("ndots", "2"))
                .web(web -> web.spread(Spread.over("topology.kubernetes.io/zone")
                                .hard()
                                .and(Spread.over("kubernetes.io/hostname")))
                        .affinity(Affinity.sharingClaim("uploads")))
                .worker("sidekiq", worker -> worker.nodes(
                                Nodes.labelled("pool", "jobs").requiring(NodeRule.exists("ssd")))
                        .affinity(Affinity.sharingClaim("uploads")))
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
