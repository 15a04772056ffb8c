package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server-side apply: what it creates, changes, leaves alone and removes, and who owns what. */
public interface ApplyContract extends ContractSubject {

    /** Two keys of a ConfigMap. */
    String SETTINGS =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: NAMESPACE}
            data: {color: blue, size: large}
            """;

    @Test
    default void applyCreatesWhatIsNotThere() {
        Applied applied = apply(SETTINGS);

        assertThat(applied.effect()).isEqualTo(Effect.CREATED);
        LiveObject found = read(ObjectKind.CONFIG_MAP, "settings");
        assertThat(found.content().at("data", "color").text()).contains("blue");
        assertThat(found.uid()).isNotEmpty().isEqualTo(applied.object().uid());
        assertThat(found.resourceVersion())
                .isNotEmpty()
                .isEqualTo(applied.object().resourceVersion());
    }

    @Test
    default void applyChangesWhatDiffers() {
        LiveObject before = apply(SETTINGS).object();

        Applied applied = apply(SETTINGS.replace("blue", "red"));

        assertThat(applied.effect()).isEqualTo(Effect.CHANGED);
        assertThat(applied.object().resourceVersion()).isNotEqualTo(before.resourceVersion());
        assertThat(applied.object().uid()).isEqualTo(before.uid());
        assertThat(read(ObjectKind.CONFIG_MAP, "settings")
                        .content()
                        .at("data", "color")
                        .text())
                .contains("red");
    }

    @Test
    default void applyOfTheSameLeavesVersionAndGenerationAlone() {
        apply(SampleObjects.SERVICE);
        LiveObject before = apply(SampleObjects.DEPLOYMENT).object();

        Applied service = apply(SampleObjects.SERVICE);
        Applied deployment = apply(SampleObjects.DEPLOYMENT);

        assertThat(service.effect()).isEqualTo(Effect.UNCHANGED);
        // The controller may have written the status in between; that is no change of ours, and no new generation.
        assertThat(deployment.object().content().at("metadata", "generation").integer())
                .contains(1L)
                .isEqualTo(before.content().at("metadata", "generation").integer());
    }

    @Test
    default void applyOfAnotherSpecRaisesTheGeneration() {
        apply(SampleObjects.DEPLOYMENT);

        Applied applied = apply(SampleObjects.DEPLOYMENT.replace("minReadySeconds: 5", "minReadySeconds: 7"));

        assertThat(applied.effect()).isEqualTo(Effect.CHANGED);
        assertThat(applied.object().content().at("metadata", "generation").integer())
                .contains(2L);
    }

    @Test
    default void dryRunOfANewObjectStoresNothing() {
        Applied asked = ask(SETTINGS);

        assertThat(asked.effect()).isEqualTo(Effect.CREATED);
        assertThat(cluster().get(ref(ObjectKind.CONFIG_MAP, "settings"))).isEmpty();
    }

    @Test
    default void dryRunOfAChangeStoresNothing() {
        LiveObject before = apply(SETTINGS).object();

        Applied asked = ask(SETTINGS.replace("blue", "red"));

        assertThat(asked.effect()).isEqualTo(Effect.CHANGED);
        assertThat(asked.object().content().at("data", "color").text()).contains("red");
        LiveObject after = read(ObjectKind.CONFIG_MAP, "settings");
        assertThat(after.resourceVersion()).isEqualTo(before.resourceVersion());
        assertThat(after.content().at("data", "color").text()).contains("blue");
    }

    @Test
    default void dryRunOfTheSameSaysUnchanged() {
        apply(SETTINGS);

        assertThat(ask(SETTINGS).effect()).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    default void applyRemovesWhatIsNoLongerWritten() {
        apply(SETTINGS);

        apply(SETTINGS.replace(", size: large", ""));

        assertThat(read(ObjectKind.CONFIG_MAP, "settings").content().at("data").entries())
                .containsOnlyKeys("color");
    }

    @Test
    default void applyKeepsTheFieldsOfOthers() {
        applyAsOther(SETTINGS.replace("color: blue, ", ""));

        apply(SETTINGS.replace(", size: large", ""));
        apply(SETTINGS.replace(", size: large", "").replace("blue", "red"));

        assertThat(read(ObjectKind.CONFIG_MAP, "settings").content().at("data").entries())
                .containsOnlyKeys("color", "size");
    }

    @Test
    default void aFieldOfTwoOwnersGoesWithTheLast() {
        String nothing = SETTINGS.replace("data: {color: blue, size: large}", "data: {size: large}");
        apply(SETTINGS);
        applyAsOther(SETTINGS);

        apply(nothing);
        Tree shared = read(ObjectKind.CONFIG_MAP, "settings").content().at("data");
        applyAsOther(nothing);
        Tree left = read(ObjectKind.CONFIG_MAP, "settings").content().at("data");

        assertThat(shared.entries()).containsOnlyKeys("color", "size");
        assertThat(left.entries()).containsOnlyKeys("size");
    }

    @Test
    default void aConflictNamesFieldAndOwner() {
        applyAsOther(SETTINGS);

        assertThatThrownBy(() -> apply(SETTINGS.replace("blue", "red")))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> {
                    assertThat(conflict.code()).isEqualTo(409);
                    assertThat(conflict.reason()).isEqualTo("Conflict");
                    assertThat(conflict.causes()).singleElement().satisfies(cause -> {
                        assertThat(cause.field()).isEqualTo(".data.color");
                        assertThat(cause.message()).isEqualTo("conflict with \"somebody-else\"");
                    });
                });
        assertThat(read(ObjectKind.CONFIG_MAP, "settings")
                        .content()
                        .at("data", "color")
                        .text())
                .contains("blue");
    }

    @Test
    default void aDryRunMeetsConflictsToo() {
        applyAsOther(SETTINGS);

        assertThatThrownBy(() -> ask(SETTINGS.replace("blue", "red"))).isInstanceOf(ConflictException.class);
    }

    @Test
    default void whatWasAppliedIsOwnedByItsManager() {
        apply(SETTINGS);

        List<Tree> owners = read(ObjectKind.CONFIG_MAP, "settings")
                .content()
                .at("metadata", "managedFields")
                .items();

        assertThat(owners).singleElement().satisfies(owner -> {
            assertThat(owner.at("manager").text()).contains(WriteOptions.FIELD_MANAGER);
            assertThat(owner.at("operation").text()).contains("Apply");
            assertThat(owner.at("apiVersion").text()).contains("v1");
            assertThat(owner.at("fieldsType").text()).contains("FieldsV1");
            assertThat(owner.at("fieldsV1", "f:data").entries()).containsOnlyKeys("f:color", "f:size");
        });
    }

    @Test
    default void anEmptyListIsSentAndClaimsItsField() {
        applyAsOther(SampleObjects.DEPLOYMENT.replace("args: []", "args: [serve]"));

        // A client that drops empty lists would not set the arguments at all, and meet no conflict.
        assertThatThrownBy(() -> apply(SampleObjects.DEPLOYMENT))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.causes())
                        .extracting(cause -> cause.field())
                        .containsExactly(".spec.template.spec.containers[name=\"app\"].args"));
    }

    @Test
    default void anEmptyMapStays() {
        apply(SampleObjects.DEPLOYMENT);

        Tree volume = read(ObjectKind.DEPLOYMENT, "app")
                .content()
                .at("spec", "template", "spec", "volumes")
                .items()
                .get(0);

        assertThat(volume.at("emptyDir").isPresent()).isTrue();
        assertThat(volume.at("emptyDir").entries()).isEmpty();
    }

    @Test
    default void defaultsOfTheServerAreVisible() {
        Tree deployment = apply(SampleObjects.DEPLOYMENT).object().content().at("spec");
        Tree service = apply(SampleObjects.SERVICE).object().content().at("spec");

        assertThat(deployment.at("strategy", "type").text()).contains("RollingUpdate");
        assertThat(deployment.at("strategy", "rollingUpdate", "maxSurge").text())
                .contains("25%");
        assertThat(deployment.at("revisionHistoryLimit").integer()).contains(10L);
        assertThat(deployment.at("progressDeadlineSeconds").integer()).contains(600L);
        Tree pod = deployment.at("template", "spec");
        assertThat(pod.at("restartPolicy").text()).contains("Always");
        assertThat(pod.at("containers").items().get(0).at("imagePullPolicy").text())
                .contains("IfNotPresent");
        assertThat(service.at("type").text()).contains("ClusterIP");
        assertThat(service.at("ports").items().get(0).at("protocol").text()).contains("TCP");
        assertThat(service.at("ports").items().get(0).at("targetPort").integer())
                .contains(80L);
    }
}
