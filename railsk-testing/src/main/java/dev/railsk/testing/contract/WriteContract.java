package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Creating, replacing and deleting one object, none of it by chance. */
public interface WriteContract extends ContractSubject {

    /** A ConfigMap with a note. */
    String NOTE =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: note, namespace: NAMESPACE}
            data: {text: first}
            """;

    @Test
    default void whatIsCreatedIsThereOnce() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());

        assertThat(created.uid()).isNotEmpty();
        assertThat(read(ObjectKind.CONFIG_MAP, "note")
                        .content()
                        .at("data", "text")
                        .text())
                .contains("first");
        assertThatThrownBy(() -> cluster().create(manifest(NOTE), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("AlreadyExists");
                    assertThat(refusal).hasMessageEndingWith("configmaps \"note\" already exists");
                });
    }

    @Test
    default void aCreationOnTrialLeavesNothing() {
        cluster().create(manifest(NOTE), WriteOptions.ask());

        assertThat(cluster().get(ref(ObjectKind.CONFIG_MAP, "note"))).isEmpty();
    }

    @Test
    default void anUnknownFieldIsNotCreated() {
        assertThatThrownBy(() -> cluster().create(manifest(RefusalContract.MISSPELT), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(400);
                    assertThat(refusal).hasMessageContaining("dta");
                });
    }

    @Test
    default void anUpdateReplacesTheVersionThatItNames() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());
        LiveObject updated = cluster().update(second(created), WriteOptions.write());

        assertThat(updated.uid()).isEqualTo(created.uid());
        assertThat(updated.resourceVersion()).isNotEqualTo(created.resourceVersion());
        assertThat(updated.content().at("data", "text").text()).contains("second");
        assertThatThrownBy(() -> cluster().update(second(created), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("Conflict");
                });
    }

    @Test
    default void anUpdateThatChangesNothingWritesNothing() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());

        LiveObject same = cluster().update(Manifest.of(created.content()), WriteOptions.write());

        assertThat(same.resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    default void anUpdateWithoutAVersionIsNotSent() {
        assertThatThrownBy(() -> cluster().update(manifest(NOTE), WriteOptions.write()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an update of ConfigMap note must name the metadata.resourceVersion that it starts from,"
                        + " but names none");
    }

    private Manifest second(LiveObject before) {
        return manifest(NOTE.replace("first", "second")
                .replace("{name: note,", "{name: note, resourceVersion: '" + before.resourceVersion() + "',"));
    }

    @Test
    default void onlyTheVeryObjectIsDeleted() {
        ObjectRef note = ref(ObjectKind.CONFIG_MAP, "note");
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());

        assertThatThrownBy(() -> cluster().delete(note, DeleteOptions.withUid("00000000-0000-0000-0000-000000000000")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("Conflict");
                });
        assertThatThrownBy(() -> cluster().delete(note, atVersion("1")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(409));
        assertThat(cluster().get(note)).isPresent();

        assertThat(cluster().delete(note, DeleteOptions.of(created))).isTrue();
        assertThat(cluster().get(note)).isEmpty();
        assertThat(cluster().delete(note, DeleteOptions.of(created))).isFalse();
    }

    private static DeleteOptions atVersion(String version) {
        return new DeleteOptions(Optional.empty(), Optional.of(version), Propagation.BACKGROUND, false);
    }

    @Test
    default void aDeletionOnTrialDeletesNothing() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());
        DeleteOptions ask =
                new DeleteOptions(Optional.of(created.uid()), Optional.empty(), Propagation.BACKGROUND, true);

        assertThat(cluster().delete(created.ref(), ask)).isTrue();
        assertThat(cluster().get(created.ref())).isPresent();
    }

    @Test
    default void orphansStay() throws InterruptedException {
        apply(SampleObjects.DEPLOYMENT);
        LiveObject owner = read(ObjectKind.DEPLOYMENT, "app");
        await(() -> cluster().list(Selection.all(ObjectKind.REPLICA_SET, namespace())), sets -> !sets.items()
                .isEmpty());

        cluster()
                .delete(
                        owner.ref(),
                        new DeleteOptions(Optional.of(owner.uid()), Optional.empty(), Propagation.ORPHAN, false));

        await(() -> cluster().get(owner.ref()), Optional::isEmpty);
        assertThat(cluster()
                        .list(Selection.all(ObjectKind.REPLICA_SET, namespace()))
                        .items())
                .singleElement()
                .satisfies(set -> assertThat(
                                set.content().at("metadata", "ownerReferences").isPresent())
                        .isFalse());
    }
}
