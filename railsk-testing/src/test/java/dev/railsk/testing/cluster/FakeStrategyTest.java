package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How Deployments change from one pod template to the next. */
class FakeStrategyTest {

    private static final Pattern DOWN = Pattern.compile("Scaled down replica set \\S+ from (\\d+) to (\\d+)");

    private final Rehearsal shop = new Rehearsal();

    private static Manifest web(String image, int replicas, Consumer<Map<String, Object>> edit) {
        Tree plain = Objects.deployment("web", image, replicas).tree();
        Map<String, Object> spec = new LinkedHashMap<>(plain.at("spec").map());
        edit.accept(spec);
        return Objects.manifest("apps/v1", "Deployment", "web", spec);
    }

    private static Manifest recreated(String image) {
        return web(image, 2, spec -> spec.put("strategy", Map.of("type", "Recreate")));
    }

    private static Manifest paused(String image, int replicas) {
        return web(image, replicas, spec -> spec.put("paused", true));
    }

    private Tree status() {
        return shop.get(ObjectKind.DEPLOYMENT, "web").at("status");
    }

    private List<String> images() {
        List<String> images = new ArrayList<>();
        for (LiveObject pod : shop.all(ObjectKind.POD)) {
            Tree container = pod.content().at("spec", "containers").items().get(0);
            images.add(container.at("image").text().orElse(""));
        }
        return images;
    }

    @Test
    void recreatesInEveryRollout() {
        for (int release = 1; release <= 5; release++) {
            shop.apply(recreated("shop:" + release));
            shop.pass(30);

            assertThat(images()).containsExactly("shop:" + release, "shop:" + release);
            assertThat(status().at("updatedReplicas").integer()).contains(2L);
            assertThat(Rehearsal.condition(shop.get(ObjectKind.DEPLOYMENT, "web"), "Progressing"))
                    .contains("True NewReplicaSetAvailable");
        }
    }

    @Test
    void recreatesWhenAllOldPodsAreGone() {
        shop.apply(recreated("shop:1"));
        shop.pass(30);

        shop.apply(recreated("shop:2"));
        shop.pass(1);

        assertThat(images()).containsExactly("shop:1", "shop:1");
    }

    @Test
    void takesAwayOldPodsAsNewOnesGetAvailable() {
        shop.apply(Objects.deployment("web", "shop:1", 8));
        shop.pass(30);

        shop.apply(Objects.deployment("web", "shop:2", 8));
        shop.pass(60);

        List<Integer> old = new ArrayList<>(List.of(8));
        for (LiveObject event : shop.all(ObjectKind.EVENT)) {
            Matcher down = DOWN.matcher(event.content().at("message").text().orElse(""));
            if (down.matches()) {
                assertThat(Integer.parseInt(down.group(1))).isEqualTo(old.get(old.size() - 1));
                old.add(Integer.parseInt(down.group(2)));
            }
        }
        assertThat(old).startsWith(8, 6).endsWith(0);
        for (int step = 1; step < old.size(); step++) {
            assertThat(old.get(step - 1) - old.get(step)).isBetween(1, 2);
        }
        assertThat(images()).hasSize(8).containsOnly("shop:2");
    }

    @Test
    void doesNotRollOutWhilePaused() {
        shop.apply(Objects.deployment("web", "shop:1", 2));
        shop.pass(30);

        shop.apply(paused("shop:2", 2));
        shop.pass(30);

        assertThat(images()).containsExactly("shop:1", "shop:1");
        assertThat(shop.all(ObjectKind.REPLICA_SET)).hasSize(1);
        assertThat(status().at("observedGeneration").integer()).contains(2L);
        assertThat(status().at("updatedReplicas").isPresent()).isFalse();
        assertThat(Rehearsal.condition(shop.get(ObjectKind.DEPLOYMENT, "web"), "Progressing"))
                .contains("Unknown DeploymentPaused");
    }

    @Test
    void scalesWhilePaused() {
        shop.apply(Objects.deployment("web", "shop:1", 2));
        shop.pass(30);

        shop.apply(paused("shop:2", 5));
        shop.pass(30);

        assertThat(images()).hasSize(5).containsOnly("shop:1");
    }

    @Test
    void makesNoPodsWhenItStartsPaused() {
        shop.apply(paused("shop:1", 2));

        shop.pass(30);

        assertThat(shop.all(ObjectKind.REPLICA_SET)).isEmpty();
        assertThat(Rehearsal.condition(shop.get(ObjectKind.DEPLOYMENT, "web"), "Progressing"))
                .contains("Unknown DeploymentPaused");
    }

    @Test
    void rollsOutWhenResumed() {
        shop.apply(Objects.deployment("web", "shop:1", 2));
        shop.pass(30);
        shop.apply(paused("shop:2", 2));
        shop.pass(30);

        shop.apply(Objects.deployment("web", "shop:2", 2));
        shop.pass(60);

        assertThat(images()).containsExactly("shop:2", "shop:2");
        assertThat(Rehearsal.condition(shop.get(ObjectKind.DEPLOYMENT, "web"), "Progressing"))
                .contains("True NewReplicaSetAvailable");
    }
}
