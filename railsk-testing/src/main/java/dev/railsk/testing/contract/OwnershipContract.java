package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fields that change their owner: by a patch of {@code managedFields}, and as a forced dry run foretells it. */
public interface OwnershipContract extends ContractSubject {

    /** What {@code kubectl apply} remembers of its last apply. */
    String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Two keys of a ConfigMap, with an annotation. */
    String NOTED = ApplyContract.SETTINGS.replace(
            "namespace: NAMESPACE", "namespace: NAMESPACE, annotations: {" + LAST_APPLIED + ": old}");

    /** The owners of an object's fields, in order. */
    default List<Tree> owners(LiveObject object) {
        return object.content().at("metadata", "managedFields").items();
    }

    /** The names of who owns this object's fields. */
    default List<String> managers(LiveObject object) {
        List<String> names = new ArrayList<>();
        for (Tree owner : owners(object)) {
            names.add(owner.at("manager").text().orElse(""));
        }
        return names;
    }

    /** The fields of the data that somebody owns; none when they own nothing. */
    default Set<String> dataOf(LiveObject object, String manager) {
        for (Tree owner : owners(object)) {
            if (owner.at("manager").text().orElse("").equals(manager)) {
                return owner.at("fieldsV1", "f:data").entries().keySet();
            }
        }
        return Set.of();
    }

    /** A change that gives all fields of an object's only owner to somebody. */
    default Tree givenTo(LiveObject object, String manager) {
        Map<String, Object> owner = new LinkedHashMap<>(owners(object).get(0).map());
        owner.put("manager", manager);
        owner.put("operation", "Apply");
        return Tree.of(Map.of("metadata", Map.of("managedFields", List.of(owner))));
    }

    @Test
    default void aPatchGivesFieldsToAnotherOwnerAndChangesNoValue() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);

        LiveObject after = cluster().patch(before, givenTo(before, WriteOptions.FIELD_MANAGER), WriteOptions.write());

        assertThat(managers(after)).containsExactly(WriteOptions.FIELD_MANAGER);
        assertThat(dataOf(after, WriteOptions.FIELD_MANAGER)).contains("f:color", "f:size");
        assertThat(after.content().at("data")).isEqualTo(before.content().at("data"));
        assertThat(after.resourceVersion()).isNotEqualTo(before.resourceVersion());
        assertThat(cluster().get(before.ref())).contains(after);
    }

    @Test
    default void whatWasGivenGoesWithItsNewOwner() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);
        cluster().patch(before, givenTo(before, WriteOptions.FIELD_MANAGER), WriteOptions.write());

        Applied applied = apply(ApplyContract.SETTINGS.replace("color: blue, ", ""));

        assertThat(applied.object().content().at("data").entries()).containsOnlyKeys("size");
    }

    @Test
    default void aPatchOfAnOldVersionIsRefused() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);
        applyAsOther(ApplyContract.SETTINGS.replace("blue", "blue, shape: round"));

        assertThatThrownBy(() ->
                        cluster().patch(before, givenTo(before, WriteOptions.FIELD_MANAGER), WriteOptions.write()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(409);
                    assertThat(refusal.reason()).isEqualTo("Conflict");
                    assertThat(refusal)
                            .hasMessageStartingWith("could not patch ConfigMap settings in namespace " + namespace()
                                    + ": Operation cannot be fulfilled on configmaps \"settings\": the object has been"
                                    + " modified");
                });
        assertThat(managers(read(ObjectKind.CONFIG_MAP, "settings"))).doesNotContain(WriteOptions.FIELD_MANAGER);
    }

    @Test
    default void aPatchRemovesWhatItSetsToNull() {
        LiveObject before = cluster().create(manifest(NOTED), OTHER);
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put(LAST_APPLIED, null);

        LiveObject after = cluster()
                .patch(before, Tree.of(Map.of("metadata", Map.of("annotations", annotations))), WriteOptions.write());

        assertThat(after.content().at("metadata", "annotations").entries()).isEmpty();
        assertThat(managers(after)).containsExactly("somebody-else");
        assertThat(owners(after).get(0).at("fieldsV1", "f:metadata", "f:annotations", "f:" + LAST_APPLIED))
                .isEqualTo(Tree.absent());
    }

    @Test
    default void anEmptyListOfOwnersTakesAllAway() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);

        LiveObject after = cluster()
                .patch(before, Tree.of(Map.of("metadata", Map.of("managedFields", List.of()))), WriteOptions.write());

        assertThat(managers(after)).isEmpty();
        // So a patch must never leave none: the next apply would find an owner that stands for all.
        assertThatThrownBy(() -> apply(ApplyContract.SETTINGS.replace("blue", "red")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("before-first-apply");
    }

    @Test
    default void aPatchThatSaysNothingOfOwnersKeepsThem() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);

        LiveObject after =
                cluster().patch(before, Tree.of(Map.of("data", Map.of("shape", "round"))), WriteOptions.write());

        assertThat(managers(after)).containsExactlyInAnyOrder("somebody-else", WriteOptions.FIELD_MANAGER);
        assertThat(dataOf(after, WriteOptions.FIELD_MANAGER)).containsExactly("f:shape");
        assertThat(dataOf(after, "somebody-else")).contains("f:color", "f:size");
    }

    @Test
    default void aDryRunOfAPatchStoresNothing() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);

        LiveObject asked = cluster().patch(before, givenTo(before, WriteOptions.FIELD_MANAGER), WriteOptions.ask());

        assertThat(managers(asked)).containsExactly(WriteOptions.FIELD_MANAGER);
        assertThat(cluster().get(before.ref())).contains(before);
    }

    @Test
    default void anUpdateMayGiveFieldsToAnotherOwner() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);
        Map<String, Object> metadata =
                new LinkedHashMap<>(before.content().at("metadata").map());
        metadata.putAll(
                givenTo(before, WriteOptions.FIELD_MANAGER).at("metadata").map());
        Map<String, Object> content = new LinkedHashMap<>(before.content().map());
        content.put("metadata", metadata);

        LiveObject after = cluster().update(dev.railsk.manifest.Manifest.of(Tree.of(content)), WriteOptions.write());

        assertThat(managers(after)).containsExactly(WriteOptions.FIELD_MANAGER);
    }

    @Test
    default void aForcedDryRunForetellsWhatTakingFieldsWouldLeave() {
        applyAsOther(ApplyContract.SETTINGS);
        LiveObject before = read(ObjectKind.CONFIG_MAP, "settings");

        Applied asked =
                cluster().apply(manifest(ApplyContract.SETTINGS.replace("blue", "red")), WriteOptions.askForced());

        assertThat(asked.effect()).isEqualTo(Effect.CHANGED);
        assertThat(asked.object().content().at("data", "color").text()).contains("red");
        assertThat(dataOf(asked.object(), WriteOptions.FIELD_MANAGER)).contains("f:color", "f:size");
        assertThat(dataOf(asked.object(), "somebody-else")).containsExactly("f:size");
        assertThat(cluster().get(before.ref())).contains(before);
        assertThatThrownBy(() -> apply(ApplyContract.SETTINGS.replace("blue", "red")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    default void takenFieldsAreAppliedWithoutForce() {
        LiveObject before = cluster().create(manifest(ApplyContract.SETTINGS), OTHER);
        cluster().patch(before, givenTo(before, WriteOptions.FIELD_MANAGER), WriteOptions.write());

        Applied applied = apply(ApplyContract.SETTINGS.replace("blue", "red"));

        assertThat(applied.object().content().at("data", "color").text()).contains("red");
        assertThat(managers(applied.object())).containsExactly(WriteOptions.FIELD_MANAGER);
    }
}
