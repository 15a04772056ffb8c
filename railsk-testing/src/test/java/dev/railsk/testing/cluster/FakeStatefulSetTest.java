package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pods of a StatefulSet: one after the other, by their numbers. */
class FakeStatefulSetTest {

    private final Rehearsal shop = new Rehearsal();

    private static Manifest store(String image, int replicas) {
        Map<String, String> labels = Map.of("app", "store");
        Map<String, Object> pod = Map.of("containers", List.of(Map.of("name", "main", "image", image)));
        return Manifest.of(Tree.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "StatefulSet",
                "metadata",
                Map.of("name", "store", "namespace", "shop"),
                "spec",
                Map.of(
                        "replicas",
                        replicas,
                        "serviceName",
                        "store",
                        "selector",
                        Map.of("matchLabels", labels),
                        "template",
                        Map.of("metadata", Map.of("labels", labels), "spec", pod)))));
    }

    private List<String> pods() {
        return shop.all(ObjectKind.POD).stream().map(pod -> pod.ref().name()).toList();
    }

    private List<String> images() {
        return shop.all(ObjectKind.POD).stream()
                .map(pod -> pod.content()
                        .at("spec", "containers")
                        .items()
                        .get(0)
                        .at("image")
                        .text()
                        .orElse(""))
                .toList();
    }

    @Test
    void shrinksByAllThatAreTooMany() {
        shop.apply(store("db:1", 4));
        shop.pass(60);
        assertThat(pods()).containsExactly("store-0", "store-1", "store-2", "store-3");

        shop.apply(store("db:1", 1));
        shop.pass(60);

        assertThat(pods()).containsExactly("store-0");
    }

    @Test
    void updatesFromTheLastToTheFirst() {
        shop.apply(store("db:1", 2));
        shop.pass(60);

        shop.apply(store("db:2", 2));
        shop.pass(5);
        assertThat(images()).contains("db:1");
        shop.pass(60);

        assertThat(images()).containsExactly("db:2", "db:2");
        assertThat(shop.get(new ObjectKind("apps/v1", "StatefulSet"), "store")
                        .at("status", "updatedReplicas")
                        .integer())
                .contains(2L);
    }
}
