package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.contract.DefinitionContract;
import org.junit.jupiter.api.Test;

/** Kinds that a test defines. */
class FakeDefinitionTest {

    private static final ObjectKind KIND = new ObjectKind("acme.example/v1", "Bucket");
    private static final ObjectRef REF = new ObjectRef(KIND, "shop", "photos");
    private static final Tree DEFINITION = definition("buckets");

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");

    static Tree definition(String plural) {
        String yaml = DefinitionContract.BUCKETS
                .replace("GROUP", "acme.example")
                .replace("plural: buckets", "plural: " + plural);
        return Tree.ofYaml(yaml, "definition");
    }

    private static Manifest bucket(String spec) {
        return Manifest.of(Tree.ofYaml(
                "{apiVersion: acme.example/v1, kind: Bucket, metadata: {name: photos, namespace: shop}, spec: " + spec
                        + "}",
                "bucket"));
    }

    private void apply(String spec) {
        cluster.apply(bucket(spec), WriteOptions.write());
    }

    @Test
    void servesWhatIsDefined() {
        cluster.put(DEFINITION);

        apply("{size: 3, tier: hot}");

        assertThat(cluster.get(REF).orElseThrow().content().at("spec", "size").integer())
                .contains(3L);
        assertThat(cluster.list(Selection.all(KIND, "shop")).items()).hasSize(1);
    }

    @Test
    void ownsTheItemsOfASetOneByOne() {
        cluster.put(DEFINITION);
        apply("{size: 3, tags: [a]}");

        cluster.apply(bucket("{size: 3, tags: [b]}"), new WriteOptions("somebody-else", false));

        assertThat(cluster.get(REF).orElseThrow().content().at("spec", "tags").items())
                .hasSize(2);
    }

    @Test
    void refusesWhatTheSchemaDoesNotHave() {
        cluster.put(DEFINITION);

        assertThatThrownBy(() -> apply("{size: 3, sise: 4}"))
                .hasMessageContaining(".spec.sise: field not declared in schema");
        assertThatThrownBy(() -> apply("{tier: hot}")).hasMessageContaining("spec.size: Required value");
        assertThatThrownBy(() -> apply("{size: 3, tier: warm}"))
                .hasMessageContaining("spec.tier: Unsupported value: \"warm\": supported values: \"hot\", \"cold\"");
        assertThat(cluster.get(REF)).isEmpty();
    }

    @Test
    void servesItNoMoreOnceTheDefinitionIsGone() {
        cluster.put(DEFINITION);
        cluster.delete(new ObjectRef(
                new ObjectKind("apiextensions.k8s.io/v1", "CustomResourceDefinition"), "", "buckets.acme.example"));

        assertThatThrownBy(() -> apply("{size: 3}"))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(404))
                .hasMessageContaining("the fake cluster does not serve Bucket in acme.example/v1");
    }

    @Test
    void refusesAPluralThatNobodyAsksFor() {
        assertThatThrownBy(() -> cluster.put(definition("bucketz")))
                .hasMessage("the fake cluster serves regular plurals only, but the plural of Bucket is \"bucketz\", not"
                        + " \"buckets\"");
    }
}
