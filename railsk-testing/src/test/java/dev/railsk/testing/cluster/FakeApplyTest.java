package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeApplyTest {

    private static final WriteOptions OTHER = new WriteOptions("other", false);

    private final Rehearsal shop = new Rehearsal();

    private ClusterRefusedException refusal(Manifest manifest) {
        return catchThrowableOfType(ClusterRefusedException.class, () -> shop.apply(manifest));
    }

    @Test
    void createsAnObjectAndNotesItsOwner() {
        Applied applied = shop.apply(Objects.config("shop", Map.of("A", "1")));

        assertThat(applied.effect()).isEqualTo(Effect.CREATED);
        Tree entry = applied.object()
                .content()
                .at("metadata", "managedFields")
                .items()
                .get(0);
        assertThat(entry.value())
                .isEqualTo(Map.of(
                        "manager", "railsk",
                        "operation", "Apply",
                        "apiVersion", "v1",
                        "time", "2026-01-05T09:00:00Z",
                        "fieldsType", "FieldsV1",
                        "fieldsV1", Map.of("f:data", Map.of("f:A", Map.of()))));
    }

    @Test
    void leavesAnUnchangedObjectAlone() {
        Applied first = shop.apply(Objects.deployment("web", "shop:1", 1));
        shop.pass(30);
        String version = shop.cluster.get(first.object().ref()).orElseThrow().resourceVersion();

        Applied second = shop.apply(Objects.deployment("web", "shop:1", 1));

        assertThat(second.effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(second.object().resourceVersion()).isEqualTo(version);
    }

    @Test
    void countsChangesOfTheSpecOnly() {
        shop.apply(Objects.deployment("web", "shop:1", 1));
        shop.pass(30);
        assertThat(shop.get(ObjectKind.DEPLOYMENT, "web")
                        .at("metadata", "generation")
                        .integer())
                .contains(1L);

        shop.apply(Objects.deployment("web", "shop:2", 1));

        assertThat(shop.get(ObjectKind.DEPLOYMENT, "web")
                        .at("metadata", "generation")
                        .integer())
                .contains(2L);
    }

    @Test
    void storesNothingInADryRun() {
        Applied applied = shop.cluster.apply(Objects.config("shop", Map.of("A", "1")), WriteOptions.ask());

        assertThat(applied.effect()).isEqualTo(Effect.CREATED);
        assertThat(shop.all(ObjectKind.CONFIG_MAP)).isEmpty();
    }

    @Test
    void removesWhatTheManagerAppliesNoLonger() {
        shop.apply(Objects.config("shop", Map.of("A", "1", "B", "2")));

        shop.apply(Objects.config("shop", Map.of("A", "1")));

        assertThat(shop.get(ObjectKind.CONFIG_MAP, "shop").at("data").value()).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void keepsWhatAnotherManagerOwnsToo() {
        shop.apply(Objects.config("shop", Map.of("A", "1", "B", "2")));
        shop.cluster.apply(Objects.config("shop", Map.of("B", "2", "C", "3")), OTHER);

        shop.apply(Objects.config("shop", Map.of("A", "1")));

        assertThat(shop.get(ObjectKind.CONFIG_MAP, "shop").at("data").value())
                .isEqualTo(Map.of("A", "1", "B", "2", "C", "3"));
    }

    @Test
    void refusesToTakeAFieldFromAnotherManager() {
        shop.cluster.apply(Objects.deployment("web", "shop:1", 1), OTHER);

        ConflictException conflict =
                catchThrowableOfType(ConflictException.class, () -> shop.apply(Objects.deployment("web", "shop:2", 2)));

        assertThat(conflict)
                .hasMessage("could not apply Deployment web in namespace shop: Apply failed with 2 conflicts:"
                        + " conflicts with \"other\":\n- .spec.replicas\n"
                        + "- .spec.template.spec.containers[name=\"web\"].image");
        assertThat(conflict.causes())
                .containsExactly(
                        new FieldCause(".spec.replicas", "conflict with \"other\""),
                        new FieldCause(
                                ".spec.template.spec.containers[name=\"web\"].image", "conflict with \"other\""));
    }

    @Test
    void namesTheVersionOfAnOwnerThatDidNotApply() {
        shop.cluster.put(Objects.config("shop", Map.of("A", "1")).tree());

        ConflictException conflict = catchThrowableOfType(
                ConflictException.class, () -> shop.apply(Objects.config("shop", Map.of("A", "2"))));

        assertThat(conflict)
                .hasMessage("could not apply ConfigMap shop in namespace shop: Apply failed with 1 conflict: conflict"
                        + " with \"somebody-else\" using v1: .data.A");
    }

    @Test
    void refusesAFieldThatTheSchemaDoesNotHave() {
        Manifest manifest = Objects.manifest("apps/v1", "Deployment", "web", Map.of("replica", 1));

        assertThat(refusal(manifest))
                .hasMessage("could not apply Deployment web in namespace shop: failed to create typed patch object"
                        + " (shop/web; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema")
                .extracting(ClusterRefusedException::code)
                .isEqualTo(500);
    }

    @Test
    void refusesTwoListItemsWithOneKey() {
        Map<String, Object> container = new LinkedHashMap<>(Objects.container("web", "shop:1"));
        container.put("env", List.of(Map.of("name", "A", "value", "1"), Map.of("name", "A", "value", "2")));
        Manifest manifest = withContainer(container);

        assertThat(refusal(manifest))
                .hasMessage("could not apply Deployment web in namespace shop: failed to create typed patch object"
                        + " (shop/web; apps/v1, Kind=Deployment): .spec.template.spec.containers[name=\"web\"].env:"
                        + " duplicate entries for key [name=\"A\"]");
    }

    @Test
    void refusesAValueOfTheWrongType() {
        Manifest manifest = Objects.manifest("apps/v1", "Deployment", "web", Map.of("replicas", "one"));

        assertThat(refusal(manifest))
                .hasMessage("could not apply Deployment web in namespace shop: failed to create typed patch object"
                        + " (shop/web; apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got"
                        + " string");
    }

    @Test
    void refusesANamespaceThatIsNotThere() {
        Manifest manifest = Manifest.of(Tree.of(
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "a", "namespace", "nope"))));

        ClusterRefusedException refusal = catchThrowableOfType(
                ClusterRefusedException.class, () -> shop.cluster.apply(manifest, WriteOptions.ask()));

        assertThat(refusal)
                .hasMessage("could not dry-run ConfigMap a in namespace nope: namespaces \"nope\" not found")
                .extracting(ClusterRefusedException::code)
                .isEqualTo(404);
    }

    @Test
    void refusesAnImmutableSelector() {
        shop.apply(Objects.deployment("web", "shop:1", 1));
        Manifest other = Objects.deployment("other", "shop:1", 1);
        Map<String, Object> tree = new LinkedHashMap<>(other.tree().map());
        tree.put("metadata", Map.of("name", "web", "namespace", "shop"));

        assertThat(refusal(Manifest.of(Tree.of(tree))))
                .hasMessage("could not apply Deployment web in namespace shop: Deployment.apps \"web\" is invalid:"
                        + " spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"other\"}}: field is immutable");
    }

    @Test
    void reportsAllInvalidFields() {
        Map<String, Object> container = new LinkedHashMap<>(Objects.container("web", ""));
        Manifest manifest = withContainer(container);
        Map<String, Object> tree = new LinkedHashMap<>(manifest.tree().map());
        Map<String, Object> spec =
                new LinkedHashMap<>(manifest.tree().at("spec").map());
        spec.put("replicas", -1);
        tree.put("spec", spec);

        assertThat(refusal(Manifest.of(Tree.of(tree))))
                .hasMessage("could not apply Deployment web in namespace shop: Deployment.apps \"web\" is invalid:"
                        + " [spec.replicas: Invalid value: -1: must be greater than or equal to 0,"
                        + " spec.template.spec.containers[0].image: Required value]");
    }

    @Test
    void refusesWithoutTheRight() {
        shop.cluster.deny("patch", "deployments");

        assertThat(refusal(Objects.deployment("web", "shop:1", 1)))
                .hasMessage("could not apply Deployment web in namespace shop: no right to patch deployments.apps in"
                        + " namespace shop. The server says: deployments.apps is forbidden: User \"fake\" cannot patch"
                        + " resource \"deployments\" in API group \"apps\" in the namespace \"shop\"");
    }

    @Test
    void refusesAKindThatItDoesNotServe() {
        assertThat(refusal(Objects.manifest("example.com/v1", "Widget", "web", Map.of()))
                        .getMessage())
                .contains("the fake cluster does not serve Widget in example.com/v1");
    }

    @Test
    void storesQuantitiesInTheCanonicalForm() {
        Map<String, Object> container = new LinkedHashMap<>(Objects.container("web", "shop:1"));
        container.put("resources", Map.of("limits", Map.of("cpu", "1000m", "memory", "1024Mi")));

        shop.apply(withContainer(container));

        Tree stored = shop.get(ObjectKind.DEPLOYMENT, "web").at("spec", "template", "spec", "containers");
        assertThat(stored.items().get(0).at("resources", "limits").value())
                .isEqualTo(Map.of("cpu", "1", "memory", "1Gi"));
        assertThat(shop.apply(withContainer(container)).effect()).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void keepsTheOrderOfAppliedListItems() {
        shop.apply(withEnv("A", "B", "C"));

        shop.apply(withEnv("C", "X", "A"));

        List<Tree> env = shop.get(ObjectKind.DEPLOYMENT, "web")
                .at("spec", "template", "spec", "containers")
                .items();
        assertThat(env.get(0).at("env").items())
                .extracting(item -> item.at("name").text().orElse(""))
                .containsExactly("C", "X", "A");
    }

    private static Manifest withEnv(String... names) {
        Map<String, Object> container = new LinkedHashMap<>(Objects.container("web", "shop:1"));
        container.put(
                "env",
                java.util.Arrays.stream(names)
                        .map(name -> Map.of("name", name, "value", "1"))
                        .toList());
        return withContainer(container);
    }

    private static Manifest withContainer(Map<String, Object> container) {
        return Objects.manifest(
                "apps/v1",
                "Deployment",
                "web",
                Map.of(
                        "selector", Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                                Map.of(
                                        "metadata", Map.of("labels", Map.of("app", "web")),
                                        "spec", Map.of("containers", List.of(container)))));
    }
}
