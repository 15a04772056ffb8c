package dev.railsk.testing;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.Toleration;
import dev.railsk.quantity.Cpu;
import dev.railsk.workload.Scale;
import org.junit.jupiter.api.Test;

/** Assertions on the number of pods, and on where they run. */
class PlacementAssertionsTest {

    private static final ManifestSet SHOP = RailsApp.define("shop", app -> app.image("a/b")
                    .web(web -> web.scale(Scale.between(3, 15).onCpu(Cpu.cores(1)))
                            .nodes(Nodes.arch("arm64").tolerating("arch", "arm64")))
                    .worker("sidekiq", worker -> worker.nodes(Nodes.any().tolerating(Toleration.everything()))
                            .scale(Scale.keda(
                                    keda -> keda.between(0, 20).officeHours("0 8 * * *", "0 18 * * *", "Etc/UTC", 2)))))
            .environment(RailsApp.DEFAULT_ENVIRONMENT)
            .render(Revision.of("v1"));

    @Test
    void sayWhatScalesAndWherePodsRun() {
        assertThat(SHOP).autoscaler("shop-web").scalesBetween(3, 15);
        assertThat(SHOP).scaledObject("shop-sidekiq").scalesBetween(0, 20);
        assertThat(SHOP)
                .deployment("shop-web")
                .hasNo("spec.replicas")
                .runsOnNodes("kubernetes.io/arch", "arm64")
                .tolerates("arch")
                .spreadsOver("topology.kubernetes.io/zone");
        assertThat(SHOP).deployment("shop-sidekiq").tolerates("anything");
    }

    @Test
    void showWhatThereIsInstead() {
        assertThatThrownBy(() -> assertThat(SHOP).autoscaler("shop-web").scalesBetween(2, 15))
                .hasMessageContaining("spec.minReplicas\n  wanted  2\n  found   3");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").runsOnNodes("pool", "a"))
                .hasMessageContaining("nodeSelector[pool]\n  wanted  \"a\"\n  found   not set");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").tolerates("spot"))
                .hasMessageContaining("tolerations[key=spot]\n  there is no such toleration\n  there are: [arch]");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").spreadsOver("rack"))
                .hasMessageContaining("there is no such constraint\n  there are: [topology.kubernetes.io/zone,");
    }
}
