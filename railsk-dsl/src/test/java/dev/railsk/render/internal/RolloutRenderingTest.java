package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.workload.StatefulStrategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RolloutRenderingTest {

    @Test
    void waitsUntilAPodHasBeenReady() {
        RenderedShop worker = RenderedShop.worker(spec -> spec.minReady(Duration.ofSeconds(30)));
        RenderedShop slow = RenderedShop.worker(spec -> spec.minReady(Duration.ofMinutes(10)));
        RenderedShop store = RenderedShop.of(
                app -> app.accessory("store", spec -> spec.image("redis:8").minReady(Duration.ofSeconds(5))));

        assertThat(worker.at("Deployment", "spec", "minReadySeconds").integer()).contains(30L);
        assertThat(worker.at("Deployment", "spec", "progressDeadlineSeconds")).isEqualTo(Tree.absent());
        assertThat(slow.at("Deployment", "spec", "progressDeadlineSeconds").integer())
                .contains(900L);
        assertThat(store.at("StatefulSet", "spec", "minReadySeconds").integer()).contains(5L);
    }

    @Test
    void leavesAStoreAloneUntilSomebodyDeletesItsPod() {
        RenderedShop shop = RenderedShop.of(
                app -> app.accessory("store", spec -> spec.image("redis:8").strategy(StatefulStrategy.onDelete())));

        assertThat(shop.at("StatefulSet", "spec", "updateStrategy").value()).isEqualTo(yaml("{type: OnDelete}"));
    }
}
