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

/** Creating, replacing and deleting one object. */
public interface WriteContract extends ContractSubject {

    /** A ConfigMap with one value. */
    String COLOR =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: color, namespace: NAMESPACE}
            data: {color: blue}
            """;

    /** Where {@link #COLOR} is. */
    default ObjectRef color() {
        return ref(ObjectKind.CONFIG_MAP, "color");
    }

    /** Create as railsk. */
    default LiveObject create(String yaml) {
        return cluster().create(manifest(yaml), WriteOptions.write());
    }

    /** The manifest, as the replacement of this version. */
    default Manifest replacing(LiveObject object, String yaml) {
        return manifest(
                yaml.replace("{name: color,", "{name: color, resourceVersion: \"" + object.resourceVersion() + "\","));
    }

    @Test
    default void aCreatedObjectIsThereAndBelongsToItsMaker() {
        LiveObject created = create(COLOR);

        assertThat(cluster().get(color())).contains(created);
        assertThat(created.content().at("metadata", "managedFields").items())
                .singleElement()
                .satisfies(owner -> {
                    assertThat(owner.at("manager").text()).contains("railsk");
                    assertThat(owner.at("operation").text()).contains("Update");
                });
    }

    @Test
    default void whatIsThereCannotBeCreated() {
        create(COLOR);

        assertThatThrownBy(() -> create(COLOR)).isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(409);
            assertThat(refusal.reason()).isEqualTo("AlreadyExists");
            assertThat(refusal)
                    .hasMessage("could not create ConfigMap color in namespace " + namespace()
                            + ": configmaps \"color\" already exists");
        });
    }

    @Test
    default void aDryRunOfACreateStoresNothing() {
        LiveObject asked = cluster().create(manifest(COLOR), WriteOptions.ask());

        assertThat(asked.content().at("data", "color").text()).contains("blue");
        assertThat(cluster().get(color())).isEmpty();
    }

    @Test
    default void anUnknownFieldIsNotCreated() {
        assertThatThrownBy(() -> create(COLOR.replace("\ndata:", "\ndta:")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(400);
                    assertThat(refusal).hasMessageEndingWith("strict decoding error: unknown field \"dta\"");
                });
        assertThat(cluster().get(color())).isEmpty();
    }

    @Test
    default void nothingIsCreatedInAnAbsentNamespace() {
        String elsewhere = namespace() + "-absent";

        assertThatThrownBy(() -> create(COLOR.replace("NAMESPACE", elsewhere)))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(404);
                    assertThat(refusal).hasMessageEndingWith("namespaces \"" + elsewhere + "\" not found");
                });
    }

    @Test
    default void anUpdateReplacesTheWholeObject() {
        LiveObject created = create(COLOR);

        LiveObject updated =
                cluster().update(replacing(created, COLOR.replace("color: blue", "size: big")), WriteOptions.write());

        assertThat(updated.uid()).isEqualTo(created.uid());
        assertThat(updated.resourceVersion()).isNotEqualTo(created.resourceVersion());
        assertThat(updated.content().at("data").entries().keySet()).containsExactly("size");
        assertThat(cluster().get(color())).contains(updated);
    }

    @Test
    default void anUpdateOfAnOldVersionIsRefused() {
        LiveObject created = create(COLOR);
        LiveObject newer =
                cluster().update(replacing(created, COLOR.replace("color: blue", "color: red")), WriteOptions.write());

        assertThatThrownBy(() -> cluster().update(replacing(created, COLOR), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("Conflict");
                    assertThat(refusal)
                            .hasMessageEndingWith(
                                    "Operation cannot be fulfilled on configmaps \"color\": the object has"
                                            + " been modified; please apply your changes to the latest version and try again");
                });
        assertThat(cluster().get(color())).contains(newer);
    }

    @Test
    default void anUpdateThatChangesNothingKeepsTheVersion() {
        LiveObject created = create(COLOR);

        LiveObject updated = cluster().update(replacing(created, COLOR), WriteOptions.write());

        assertThat(updated.resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    default void aDryRunOfAnUpdateStoresNothing() {
        LiveObject created = create(COLOR);

        LiveObject asked =
                cluster().update(replacing(created, COLOR.replace("color: blue", "color: red")), WriteOptions.ask());

        assertThat(asked.content().at("data", "color").text()).contains("red");
        assertThat(cluster().get(color())).contains(created);
    }

    @Test
    default void anUpdateNamesTheVersionThatItReplaces() {
        create(COLOR);

        assertThatThrownBy(() -> cluster().update(manifest(COLOR), WriteOptions.write()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an update must name the version that it replaces, but ConfigMap color names none."
                        + " Read the object first, and keep its metadata.resourceVersion.");
    }

    @Test
    default void whatIsNotThereCannotBeUpdated() {
        LiveObject created = create(COLOR);
        cluster().delete(color(), DeleteOptions.of(created));

        assertThatThrownBy(() -> cluster().update(replacing(created, COLOR), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(404);
                    assertThat(refusal.reason()).isEqualTo("NotFound");
                });
    }

    @Test
    default void aDeletedObjectIsNoLongerThere() {
        LiveObject created = create(COLOR);

        assertThat(cluster().delete(color(), DeleteOptions.of(created))).isTrue();
        assertThat(cluster().get(color())).isEmpty();
        assertThat(cluster().delete(color(), DeleteOptions.of(created))).isFalse();
    }

    @Test
    default void anotherObjectOfTheNameIsNotDeleted() {
        LiveObject created = create(COLOR);
        String other = "00000000-0000-0000-0000-000000000000";

        assertThatThrownBy(() -> cluster().delete(color(), DeleteOptions.withUid(other)))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("Conflict");
                    assertThat(refusal)
                            .hasMessageContaining("the UID in the precondition (" + other
                                    + ") does not match the UID in record (" + created.uid() + ")");
                });
        assertThat(cluster().get(color())).contains(created);
    }

    @Test
    default void anotherVersionIsNotDeleted() {
        LiveObject created = create(COLOR);
        cluster().update(replacing(created, COLOR.replace("color: blue", "color: red")), WriteOptions.write());
        DeleteOptions options = new DeleteOptions(
                Optional.empty(), Optional.of(created.resourceVersion()), Propagation.BACKGROUND, false);

        assertThatThrownBy(() -> cluster().delete(color(), options))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(409));
        assertThat(cluster().get(color())).isPresent();
    }

    @Test
    default void aDryRunOfADeleteDeletesNothing() {
        LiveObject created = create(COLOR);
        DeleteOptions options =
                new DeleteOptions(Optional.of(created.uid()), Optional.empty(), Propagation.BACKGROUND, true);

        assertThat(cluster().delete(color(), options)).isTrue();
        assertThat(cluster().get(color())).contains(created);
    }

    @Test
    default void anObjectWithAFinalizerIsMarkedOnly() {
        LiveObject created = create(COLOR.replace("{name: color,", "{name: color, finalizers: [example.com/wait],"));

        assertThat(cluster().delete(color(), DeleteOptions.of(created))).isTrue();

        LiveObject marked = cluster().get(color()).orElseThrow();
        assertThat(marked.content().at("metadata", "deletionTimestamp").isPresent())
                .isTrue();
        cluster().update(replacing(marked, COLOR), WriteOptions.write());
        assertThat(cluster().get(color())).isEmpty();
    }

    @Test
    default void whatAnOrphanedOwnerOwnedStays() throws InterruptedException {
        LiveObject owner = apply(SampleObjects.DEPLOYMENT).object();
        LiveObject owned = await(
                        () -> cluster().list(Selection.all(ObjectKind.REPLICA_SET, namespace())),
                        found -> !found.items().isEmpty())
                .items()
                .get(0);

        cluster()
                .delete(
                        owner.ref(),
                        new DeleteOptions(Optional.of(owner.uid()), Optional.empty(), Propagation.ORPHAN, false));

        await(() -> cluster().get(owner.ref()), Optional::isEmpty);
        LiveObject orphan = cluster().get(owned.ref()).orElseThrow();
        assertThat(orphan.content().at("metadata", "ownerReferences").items()).isEmpty();
    }

    @Test
    default void anOwnerInTheForegroundGoesAfterWhatItOwns() throws InterruptedException {
        LiveObject owner = apply(SampleObjects.DEPLOYMENT).object();
        LiveObject owned = await(
                        () -> cluster().list(Selection.all(ObjectKind.REPLICA_SET, namespace())),
                        found -> !found.items().isEmpty())
                .items()
                .get(0);

        cluster()
                .delete(
                        owner.ref(),
                        new DeleteOptions(Optional.of(owner.uid()), Optional.empty(), Propagation.FOREGROUND, false));

        await(() -> cluster().get(owner.ref()), Optional::isEmpty);
        assertThat(cluster().get(owned.ref())).isEmpty();
    }
}
