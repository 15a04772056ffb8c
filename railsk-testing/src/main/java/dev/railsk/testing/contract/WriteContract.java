package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Delete in this way, whatever the object is. */
    default boolean delete(ObjectRef ref, Propagation propagation) {
        return cluster().delete(ref, new DeleteOptions(Optional.empty(), Optional.empty(), propagation, false));
    }

    /** A ConfigMap that these objects own. */
    default LiveObject createOwned(String name, LiveObject... owners) {
        StringBuilder references = new StringBuilder();
        for (LiveObject owner : owners) {
            references
                    .append("{apiVersion: v1, kind: ConfigMap, blockOwnerDeletion: true, name: ")
                    .append(owner.ref().name())
                    .append(", uid: ")
                    .append(owner.uid())
                    .append("},");
        }
        return create(name, "ownerReferences: [" + references + "]");
    }

    /** An empty ConfigMap with this in its metadata. */
    default LiveObject create(String name, String metadata) {
        String yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", namespace: NAMESPACE, "
                + metadata + "}}";
        return cluster().create(manifest(yaml), WriteOptions.write());
    }

    /** Wait until an object is gone. */
    default void awaitGone(LiveObject object) throws InterruptedException {
        await(() -> cluster().get(object.ref()), Optional::isEmpty);
    }

    @Test
    default void whatIsWrittenIsOwnedByItsWriter() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());

        assertThat(created.content().at("metadata", "managedFields").items())
                .singleElement()
                .satisfies(owner -> {
                    assertThat(owner.at("manager").text()).contains("railsk");
                    assertThat(owner.at("operation").text()).contains("Update");
                    assertThat(owner.at("fieldsV1").value())
                            .isEqualTo(Tree.parseJson("{\"f:data\":{\".\":{},\"f:text\":{}}}")
                                    .value());
                });
    }

    @Test
    default void preconditionsSayWhatTheyMet() {
        LiveObject created = cluster().create(manifest(NOTE), WriteOptions.write());

        assertThatThrownBy(() -> cluster().delete(created.ref(), DeleteOptions.withUid("abc")))
                .hasMessageEndingWith(
                        "Operation cannot be fulfilled on ConfigMap \"note\": the UID in the precondition (abc) does not match"
                                + " the UID in record (" + created.uid()
                                + "). The object might have been deleted and then recreated");
        assertThatThrownBy(() -> cluster().delete(created.ref(), atVersion("1")))
                .hasMessageEndingWith("Operation cannot be fulfilled on ConfigMap \"note\": the ResourceVersion in the"
                        + " precondition (1) does not match the ResourceVersion in record ("
                        + created.resourceVersion() + "). The object might have been modified");
    }

    @Test
    default void aNewObjectHasNoVersion() {
        assertThatThrownBy(() -> create("versioned", "resourceVersion: '7'"))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(500);
                    assertThat(refusal)
                            .hasMessageEndingWith("resourceVersion should not be set on objects to be created");
                });
    }

    @Test
    default void anObjectWithAFinalizerStaysUntilTheFinalizerIsGone() {
        LiveObject held = create("held", "finalizers: [railsk.dev/hold]");

        assertThat(delete(held.ref(), Propagation.BACKGROUND)).isTrue();

        LiveObject ending = read(ObjectKind.CONFIG_MAP, "held");
        assertThat(ending.content().at("metadata", "deletionTimestamp").text()).isPresent();
        assertThat(ending.content().at("metadata", "deletionGracePeriodSeconds").integer())
                .contains(0L);
        cluster().update(Manifest.of(withoutFinalizers(ending)), WriteOptions.write());
        assertThat(cluster().get(held.ref())).isEmpty();
    }

    @Test
    default void anEndingObjectGetsNoNewFinalizers() {
        LiveObject held = create("held", "finalizers: [railsk.dev/hold]");
        delete(held.ref(), Propagation.BACKGROUND);
        String more =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: held, namespace: NAMESPACE, finalizers: [railsk.dev/two]}}";

        assertThatThrownBy(() -> apply(more))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.causes())
                        .containsExactly(new FieldCause(
                                "metadata.finalizers",
                                "Forbidden: no new finalizers can be added if the object is being deleted, found new"
                                        + " finalizers []string{\"railsk.dev/two\"}")));
        cluster().update(Manifest.of(withoutFinalizers(read(ObjectKind.CONFIG_MAP, "held"))), WriteOptions.write());
    }

    private static Tree withoutFinalizers(LiveObject object) {
        Map<String, Object> metadata =
                new LinkedHashMap<>(object.content().at("metadata").map());
        metadata.remove("finalizers");
        Map<String, Object> content = new LinkedHashMap<>(object.content().map());
        content.put("metadata", metadata);
        return Tree.of(content);
    }

    @Test
    default void whatTwoOwnGoesWithTheLastOfThem() throws InterruptedException {
        LiveObject first = create("first", "");
        LiveObject second = create("second", "");
        LiveObject shared = createOwned("shared", first, second);
        LiveObject single = createOwned("single", first);

        delete(first.ref(), Propagation.BACKGROUND);
        awaitGone(single);

        assertThat(await(
                        () -> read(ObjectKind.CONFIG_MAP, "shared"),
                        object -> owners(object).size() == 1))
                .satisfies(object ->
                        assertThat(owners(object).get(0).at("name").text()).contains("second"));
        delete(second.ref(), Propagation.BACKGROUND);
        awaitGone(shared);
    }

    private static List<Tree> owners(LiveObject object) {
        return object.content().at("metadata", "ownerReferences").items();
    }

    @Test
    default void whatNobodyOwnsThatIsThereIsCollected() throws InterruptedException {
        create("first", "");
        LiveObject lost = create(
                "lost",
                "ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: first, uid:"
                        + " 00000000-0000-0000-0000-000000000000}]");

        awaitGone(lost);
    }

    @Test
    default void inTheForegroundAnOwnerGoesAfterWhatItOwns() throws InterruptedException {
        LiveObject owner = create("first", "");
        LiveObject owned = createOwned("held", owner);
        cluster()
                .apply(
                        manifest(
                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: held, namespace: NAMESPACE, finalizers:"
                                        + " [railsk.dev/hold]}}"),
                        WriteOptions.write());

        delete(owner.ref(), Propagation.FOREGROUND);

        await(
                () -> read(ObjectKind.CONFIG_MAP, "held"),
                object -> object.content().at("metadata", "deletionTimestamp").isPresent());
        assertThat(read(ObjectKind.CONFIG_MAP, "first")
                        .content()
                        .at("metadata", "finalizers")
                        .value())
                .isEqualTo(List.of("foregroundDeletion"));
        cluster().update(Manifest.of(withoutFinalizers(read(ObjectKind.CONFIG_MAP, "held"))), WriteOptions.write());
        awaitGone(owned);
        awaitGone(owner);
    }
}
