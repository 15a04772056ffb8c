package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeKindsTest {

    private static final ObjectKind SCALED_OBJECT = new ObjectKind("keda.sh/v1alpha1", "ScaledObject");
    private static final ObjectRef WEB = new ObjectRef(SCALED_OBJECT, "default", "web");
    private static final WriteOptions OTHER = new WriteOptions("somebody-else", false);

    private final FakeCluster cluster = FakeCluster.start();

    private static Manifest scaledObject(String spec) {
        String yaml =
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: web, namespace: default}, spec: {"
                        + spec + "}}";
        return ManifestSet.parse(yaml).manifests().get(0);
    }

    private Applied apply(String spec) {
        return cluster.apply(scaledObject(spec), WriteOptions.write());
    }

    private LiveObject read() {
        return cluster.get(WEB).orElseThrow();
    }

    @Test
    void takesWhateverAForeignObjectSays() {
        Applied first = apply("maxReplicaCount: 5, triggers: [{type: cpu}], advanced: {any: {thing: 1}}");
        Applied again = apply("maxReplicaCount: 5, triggers: [{type: cpu}], advanced: {any: {thing: 1}}");

        assertThat(first.effect()).isEqualTo(Effect.CREATED);
        assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(read().content().at("spec", "advanced", "any", "thing").integer())
                .contains(1L);
        assertThat(read().content().at("metadata", "generation").integer()).contains(1L);
    }

    @Test
    void mergesTheMapsOfAForeignObject() {
        apply("advanced: {mine: 1}");
        cluster.apply(scaledObject("advanced: {theirs: 2}"), OTHER);

        assertThat(read().content().at("spec", "advanced").map().keySet()).containsExactly("mine", "theirs");
        assertThat(read().content().at("metadata", "generation").integer()).contains(2L);
    }

    @Test
    void keepsTheListsOfAForeignObjectWhole() {
        apply("triggers: [{type: cpu}]");

        assertThatThrownBy(() -> cluster.apply(scaledObject("triggers: [{type: cron}]"), OTHER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(".spec.triggers");
    }

    @Test
    void conflictsWhereAnotherManagerSetsAForeignValue() {
        apply("maxReplicaCount: 5");

        assertThatThrownBy(() -> cluster.apply(scaledObject("maxReplicaCount: 6"), OTHER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(".spec.maxReplicaCount");
    }

    @Test
    void forgetsWhatAForeignObjectNoLongerSays() {
        apply("minReplicaCount: 1, maxReplicaCount: 5, advanced: {mine: 1}");

        Applied changed = apply("maxReplicaCount: 5");

        assertThat(changed.effect()).isEqualTo(Effect.CHANGED);
        assertThat(read().content().at("spec").map().keySet()).containsExactly("maxReplicaCount");
    }

    @Test
    void takesAMapThatBecomesAValue() {
        apply("advanced: {mine: 1}");

        apply("advanced: none");

        assertThat(read().content().at("spec", "advanced").text()).contains("none");
    }

    @Test
    void refusesAFieldBesideSpecOfAForeignObject() {
        String yaml =
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: web, namespace: default}, spce: {}}";

        assertThatThrownBy(
                        () -> cluster.apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining(".spce: field not declared in schema");
    }

    @Test
    void lacksTheKindsOfAProjectThatIsNotInstalled() {
        cluster.without("keda.sh");

        assertThatThrownBy(() -> apply("maxReplicaCount: 5"))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("does not serve ScaledObject in keda.sh/v1alpha1");
        assertThatThrownBy(() -> cluster.get(WEB)).isInstanceOf(ClusterRefusedException.class);
    }

    @Test
    void refusesToLackWhatItNeverHad() {
        assertThatThrownBy(() -> cluster.without("keda"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fake cluster serves no foreign kinds of the group \"keda\". It can go without keda.sh,"
                        + " gateway.networking.k8s.io, external-secrets.io, bitnami.com, monitoring.coreos.com.");
    }

    @Test
    void bindsAClaimThatStandsAlone() throws InterruptedException {
        String yaml = "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: default}, spec: "
                + "{accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}";
        Manifest claim = ManifestSet.parse(yaml).manifests().get(0);
        cluster.apply(claim, WriteOptions.write());

        cluster.time().sleep(Duration.ofSeconds(1));

        LiveObject bound = cluster.get(ObjectRef.of(claim.id())).orElseThrow();
        assertThat(bound.content().at("status", "phase").text()).contains("Bound");
        assertThat(bound.content().at("status", "accessModes").value()).isEqualTo(List.of("ReadWriteOnce"));
        assertThat(bound.content().at("status", "capacity", "storage").text()).contains("1Gi");
        assertThat(cluster.apply(claim, WriteOptions.write()).effect()).isEqualTo(Effect.UNCHANGED);
    }
}
