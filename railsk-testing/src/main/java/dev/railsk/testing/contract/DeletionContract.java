package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How objects end: finalizers, owners, and what a deletion asks first. */
public interface DeletionContract extends ContractSubject {

    /** A ConfigMap with a note. */
    String NOTE =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: note, namespace: NAMESPACE}
            data: {text: first}
            """;

    private static DeleteOptions atVersion(String version) {
        return new DeleteOptions(Optional.empty(), Optional.of(version), Propagation.BACKGROUND, false);
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
        return createEmpty(name, "ownerReferences: [" + references + "]");
    }

    /** An empty ConfigMap with this in its metadata. */
    default LiveObject createEmpty(String name, String metadata) {
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
        assertThatThrownBy(() -> createEmpty("versioned", "resourceVersion: '7'"))
                .isInstanceOfSatisfying(ClusterBusyException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(500);
                    assertThat(failure)
                            .hasMessageContaining("resourceVersion should not be set on objects to be created");
                });
    }

    @Test
    default void anObjectWithAFinalizerStaysUntilTheFinalizerIsGone() {
        LiveObject held = createEmpty("held", "finalizers: [railsk.dev/hold]");

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
        LiveObject held = createEmpty("held", "finalizers: [railsk.dev/hold]");
        delete(held.ref(), Propagation.BACKGROUND);
        String more =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: held, namespace: NAMESPACE, finalizers: [railsk.dev/two]}}";

        assertThatThrownBy(() -> apply(more))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.causes())
                        .containsOnly(new FieldCause(
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
        LiveObject first = createEmpty("first", "");
        LiveObject second = createEmpty("second", "");
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
        createEmpty("first", "");
        LiveObject lost = createEmpty(
                "lost",
                "ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: first, uid:"
                        + " 00000000-0000-0000-0000-000000000000}]");

        awaitGone(lost);
    }

    @Test
    default void inTheForegroundAnOwnerGoesAfterWhatItOwns() throws InterruptedException {
        LiveObject owner = createEmpty("first", "");
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
