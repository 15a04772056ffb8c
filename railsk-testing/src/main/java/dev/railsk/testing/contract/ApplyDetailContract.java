package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What server-side apply makes of rarer manifests: nulls, versions and identities, several misfits, several owners. */
public interface ApplyDetailContract extends ContractSubject {

    /** Settings with a null. */
    String WITH_NULL = ApplyContract.SETTINGS.replace("color: blue", "color: null");

    /** What the fields of an object's only manager are. */
    private Tree owned(ObjectKind kind, String name) {
        return read(kind, name)
                .content()
                .at("metadata", "managedFields")
                .items()
                .get(0)
                .at("fieldsV1");
    }

    @Test
    default void aNullIsOwned() {
        apply(WITH_NULL);

        Tree data = read(ObjectKind.CONFIG_MAP, "settings").content().at("data");
        assertThat(data.value()).isEqualTo(Map.of("color", "", "size", "large"));
        assertThat(owned(ObjectKind.CONFIG_MAP, "settings").at("f:data").entries())
                .containsOnlyKeys("f:color", "f:size");
    }

    @Test
    default void aNullTakesOnesOwnValueAway() {
        apply(ApplyContract.SETTINGS);
        apply(WITH_NULL);

        assertThat(read(ObjectKind.CONFIG_MAP, "settings")
                        .content()
                        .at("data", "color")
                        .text())
                .contains("");
    }

    @Test
    default void aNullIsInConflictWithTheValueOfAnother() {
        applyAsOther(ApplyContract.SETTINGS);

        assertThatThrownBy(() -> apply(WITH_NULL))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.causes())
                        .containsExactly(new FieldCause(".data.color", "conflict with \"somebody-else\"")));
    }

    @Test
    default void aNullOfWhatHasADefaultIsTheDefault() {
        apply(SampleObjects.DEPLOYMENT.replace("minReadySeconds: 5", "progressDeadlineSeconds: null"));

        assertThat(read(ObjectKind.DEPLOYMENT, "app")
                        .content()
                        .at("spec", "progressDeadlineSeconds")
                        .integer())
                .contains(600L);
        assertThat(owned(ObjectKind.DEPLOYMENT, "app")
                        .at("f:spec", "f:progressDeadlineSeconds")
                        .isPresent())
                .isTrue();
    }

    @Test
    default void aNullOfAWholeIsInConflictAndOneOfAListOfItemsIsNot() {
        applyAsOther(SampleObjects.DEPLOYMENT.replace("args: []", "args: [serve]"));

        assertThatThrownBy(() -> apply(SampleObjects.DEPLOYMENT.replace("args: []", "args: null")))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> assertThat(conflict.causes())
                        .extracting(FieldCause::field)
                        .containsExactly(".spec.template.spec.containers[name=\"app\"].args"));
        apply(SampleObjects.DEPLOYMENT
                .replace("args: []", "args: [serve]")
                .replace("env: [{name: MODE, value: production}]", "env: null"));
        Tree container = read(ObjectKind.DEPLOYMENT, "app")
                .content()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0);
        assertThat(container.at("env").items()).hasSize(1);
    }

    @Test
    default void aVersionOfAnObjectThatIsNotThereMeansNothing() {
        apply(ApplyContract.SETTINGS.replace("{name: settings", "{name: settings, resourceVersion: '5'"));

        assertThat(cluster().get(ref(ObjectKind.CONFIG_MAP, "settings"))).isPresent();
    }

    @Test
    default void aStaleVersionIsRefused() {
        apply(ApplyContract.SETTINGS);

        assertThatThrownBy(() -> apply(
                        ApplyContract.SETTINGS.replace("{name: settings", "{name: settings, resourceVersion: '1'")))
                .isInstanceOf(ConflictException.class)
                .hasMessageEndingWith("Operation cannot be fulfilled on configmaps \"settings\": the object has been"
                        + " modified; please apply your changes to the latest version and try again");
    }

    @Test
    default void anIdentityOfAnObjectThatIsNotThereIsRefused() {
        String uid = "353f5086-153e-41a5-90b6-39c3232ccff9";
        String yaml = ApplyContract.SETTINGS.replace("{name: settings", "{name: settings, uid: " + uid);

        for (WriteOptions options : new WriteOptions[] {WriteOptions.ask(), WriteOptions.write()}) {
            assertThatThrownBy(() -> cluster().apply(manifest(yaml), options))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageEndingWith("Operation cannot be fulfilled on configmaps \"settings\": uid mismatch: the"
                            + " provided object specified uid " + uid + ", and no existing object was found");
        }
    }

    @Test
    default void anotherIdentityIsRefused() {
        apply(ApplyContract.SETTINGS);
        String uid = "353f5086-153e-41a5-90b6-39c3232ccff9";

        assertThatThrownBy(
                        () -> apply(ApplyContract.SETTINGS.replace("{name: settings", "{name: settings, uid: " + uid)))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(422);
                    assertThat(refusal)
                            .hasMessageEndingWith("ConfigMap \"settings\" is invalid: metadata.uid: Invalid value: \""
                                    + uid + "\": field is immutable");
                });
    }

    /** The end of the message with which an apply of a changed Deployment is refused. */
    private String misfit(String from, String to) {
        try {
            apply(SampleObjects.DEPLOYMENT.replace(from, to));
        } catch (ClusterRefusedException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return message.substring(message.indexOf("Kind=Deployment)") + "Kind=Deployment)".length());
        }
        throw new AssertionError("accepted: " + to);
    }

    @Test
    default void aWrongTypeIsToldInTheServersWords() {
        String field = ".spec.template.spec.containers[name=\"app\"]";

        assertThat(misfit("replicas: 0", "replicas: three"))
                .isEqualTo(": .spec.replicas: expected numeric (int or float), got string");
        assertThat(misfit("replicas: 0", "replicas: [1]"))
                .isEqualTo(": .spec.replicas: expected numeric (int or float), got []interface {}");
        assertThat(misfit("replicas: 0", "replicas: {a: 1}"))
                .isEqualTo(": .spec.replicas: expected numeric (int or float), got map[string]interface {}");
        assertThat(misfit("replicas: 0", "paused: 'yes'")).isEqualTo(": .spec.paused: expected boolean, got &{yes}");
        assertThat(misfit("replicas: 0", "strategy: [a]")).isEqualTo(": .spec.strategy: expected map, got &{[a]}");
        assertThat(misfit("image: busybox:1.36", "image: 5"))
                .isEqualTo(": " + field + ".image: expected string, got &value.valueUnstructured{Value:5}");
        assertThat(misfit("args: []", "args: [[a]]"))
                .isEqualTo(": " + field
                        + ".args[0]: expected string, got &value.valueUnstructured{Value:[]interface {}{\"a\"}}");
        assertThat(misfit("env: [{name: MODE, value: production}]", "env: {a: 1}"))
                .isEqualTo(": " + field + ".env: expected list, got &{map[a:1]}");
        assertThat(misfit("env: [{name: MODE, value: production}]", "env: [x]"))
                .isEqualTo(": " + field + ".env: element 0: associative list with keys may not have non-map elements");
        assertThat(misfit("args: []", "resources: {limits: {cpu: [1]}}"))
                .isEqualTo(": " + field + ".resources.limits.cpu: expected any scalar, got &{[1]}");
    }

    @Test
    default void aValueThatFitsTheSchemaOnlyIsRefused() {
        String place = " to proper version: unable to convert unstructured object to apps/v1, Kind=Deployment: ";

        assertThat(misfit("replicas: 0", "replicas: 1.5")).isEqualTo(place + "cannot convert float64 to int32");
        assertThat(misfit("replicas: 0", "strategy: {rollingUpdate: {maxSurge: true}}"))
                .isEqualTo(place + "json: cannot unmarshal bool into Go value of type int32");
    }

    @Test
    default void severalMisfitsAreToldTogether() {
        String wrong = SampleObjects.DEPLOYMENT
                .replace("replicas: 0", "replicas: three")
                .replace("args: []", "imag: x")
                .replace("env: [{name: MODE, value: production}]", "env: [{name: A}, {name: A}]");

        // The server takes the fields of a map in any order, and an unknown one ends its look at that map.
        String withoutUnknown =
                wrong.replace("imag: x", "args: []").replace("replicas: three", "replicas: three\n  paused: 'x'");
        assertThatThrownBy(() -> apply(withoutUnknown))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("Kind=Deployment): errors:\n")
                            .hasMessageContaining("\n  .spec.paused: expected boolean, got &{x}")
                            .hasMessageContaining("\n  .spec.replicas: expected numeric (int or float), got string")
                            .hasMessageContaining(
                                    "\n  .spec.template.spec.containers[name=\"app\"].env: duplicate entries for key"
                                            + " [name=\"A\"]");
                    assertThat(refusal.causes())
                            .extracting(FieldCause::field)
                            .containsExactlyInAnyOrder(
                                    ".spec.paused",
                                    ".spec.replicas",
                                    ".spec.template.spec.containers[name=\"app\"].env");
                });
        assertThatThrownBy(() -> apply(wrong))
                .hasMessageContaining("\n  .spec.replicas: expected numeric (int or float), got string")
                .hasMessageContaining(
                        "  .spec.template.spec.containers[name=\"app\"].imag: field not declared in schema");
    }

    @Test
    default void ownersAreToldByName() throws InterruptedException {
        WriteOptions zeta = new WriteOptions("zeta", false);
        WriteOptions alpha = new WriteOptions("alpha", false);
        cluster().apply(manifest(ApplyContract.SETTINGS.replace(", size: large", "")), zeta);
        // Owners are kept by time; the second of the message must not be the second in time.
        time().sleep(Duration.ofMillis(1_100));
        cluster().apply(manifest(ApplyContract.SETTINGS.replace("color: blue, ", "")), alpha);

        assertThatThrownBy(() ->
                        apply(ApplyContract.SETTINGS.replace("blue", "red").replace("large", "small")))
                .isInstanceOfSatisfying(ConflictException.class, conflict -> {
                    assertThat(conflict)
                            .hasMessageEndingWith("Apply failed with 2 conflicts: conflicts with \"alpha\":\n"
                                    + "- .data.size\nconflicts with \"zeta\":\n- .data.color");
                    assertThat(conflict.causes())
                            .extracting(FieldCause::field)
                            .containsExactlyInAnyOrder(".data.color", ".data.size");
                });
    }

    @Test
    default void anOwnerThatDidNotApplyIsToldWithItsVersion() {
        cluster().create(manifest(ApplyContract.SETTINGS), OTHER);

        assertThatThrownBy(() -> apply(ApplyContract.SETTINGS.replace("blue", "red")))
                .isInstanceOf(ConflictException.class)
                .hasMessageEndingWith(
                        "Apply failed with 1 conflict: conflict with \"somebody-else\" using v1: .data.color");
    }

    @Test
    default void annotationsOfADeploymentRaiseItsGenerationAndAreCopied() throws InterruptedException {
        String first = SampleObjects.DEPLOYMENT.replace("{name: app, ", "{name: app, annotations: {team: a}, ");
        apply(first);
        await(this::annotation, Optional.of("a")::equals);

        LiveObject labelled = apply(first.replace("{name: app, ", "{name: app, labels: {tier: web}, "))
                .object();
        LiveObject annotated = apply(first.replace("team: a", "team: b")).object();

        assertThat(labelled.content().at("metadata", "generation").integer()).contains(1L);
        assertThat(annotated.content().at("metadata", "generation").integer()).contains(2L);
        await(this::annotation, Optional.of("b")::equals);
        apply(SampleObjects.DEPLOYMENT);
        await(
                () -> read(ObjectKind.DEPLOYMENT, "app")
                        .content()
                        .at("status", "observedGeneration")
                        .integer(),
                Optional.of(3L)::equals);
        assertThat(annotation()).as("none is taken away again").contains("b");
        assertThat(set().at("deployment.kubernetes.io/desired-replicas").text()).contains("0");
        assertThat(set().at("deployment.kubernetes.io/max-replicas").text()).contains("0");
    }

    private Optional<String> annotation() {
        return set().at("team").text();
    }

    /** The annotations of the only ReplicaSet. */
    private Tree set() {
        return cluster().list(Selection.all(ObjectKind.REPLICA_SET, namespace())).items().stream()
                .map(set -> set.content().at("metadata", "annotations"))
                .findFirst()
                .orElse(Tree.absent());
    }
}
