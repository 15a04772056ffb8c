package dev.railsk.deploy.internal.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import org.junit.jupiter.api.Test;

class FieldPathTest {

    private static final Tree OBJECT = Tree.ofYaml(
            """
            metadata:
              annotations: {example.com/a.b: x, example.com/a: z}
              finalizers: [one, two]
            spec:
              replicas: 2
              containers:
              - {name: web, image: shop, ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]}
              - {name: "a,b]", image: proxy}
            """,
            "test");

    private static String value(String path) {
        return FieldPath.value(OBJECT, path).map(Tree::toJsonLine).orElse("none");
    }

    @Test
    void aFieldIsFound() {
        assertThat(value(".spec.replicas")).isEqualTo("2");
        assertThat(value(".spec.replica")).isEqualTo("none");
    }

    @Test
    void keysWithDotsAreFound() {
        assertThat(value(".metadata.annotations.example.com/a.b")).isEqualTo("\"x\"");
        assertThat(value(".metadata.annotations.example.com/a")).isEqualTo("\"z\"");
    }

    @Test
    void itemsAreFoundByTheirKeys() {
        assertThat(value(".spec.containers[name=\"web\"].image")).isEqualTo("\"shop\"");
        assertThat(value(".spec.containers[name=web].image")).isEqualTo("\"shop\"");
        assertThat(value(".spec.containers[name=\"a,b]\"].image")).isEqualTo("\"proxy\"");
        assertThat(value(".spec.containers[name=\"web\"].ports[containerPort=80,protocol=\"UDP\"].protocol"))
                .isEqualTo("\"UDP\"");
        assertThat(value(".spec.containers[name=\"db\"].image")).isEqualTo("none");
    }

    @Test
    void aDefaultIsNotNeededToFindAnItem() {
        assertThat(value(".spec.containers[name=\"web\"].ports[containerPort=80,protocol=\"TCP\"]"))
                .isEqualTo("{\"containerPort\":80}");
    }

    @Test
    void itemsOfASetAreFound() {
        assertThat(FieldPath.without(OBJECT, ".metadata.finalizers[=\"one\"]")
                        .at("metadata", "finalizers")
                        .value())
                .isEqualTo(java.util.List.of("two"));
    }

    @Test
    void whatIsTakenOutLeavesTheRest() {
        Tree left = FieldPath.without(OBJECT, ".spec.containers[name=\"web\"].image");

        assertThat(left.at("spec", "containers").items().get(0).entries()).containsOnlyKeys("name", "ports");
        assertThat(left.at("metadata")).isEqualTo(OBJECT.at("metadata"));
    }

    @Test
    void whatIsLeftEmptyGoesToo() {
        Tree object = Tree.ofYaml("{a: {b: {c: 1}}, d: 2}", "test");

        assertThat(FieldPath.without(object, ".a.b.c")).isEqualTo(Tree.ofYaml("{d: 2}", "test"));
    }

    @Test
    void whatIsNotThereLeavesAllAsItIs() {
        assertThat(FieldPath.without(OBJECT, ".spec.paused")).isEqualTo(OBJECT);
    }
}
