package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.definition.TargetCluster;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidEditException;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The escape hatch: whole objects, changes of rendered objects, changes of pods. */
class ByHandTest {

    private static final String MONITOR =
            "{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: shop}, spec: {x: []}}";
    private static final Revision REVISION = Revision.of("abcd123");

    private static RailsApp shop(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("registry.example/shop")
                .config("shop", config -> config.value("A", "1"))
                .web(web -> web.env(env -> env.allFromConfig("shop")))
                .with(more));
    }

    private static ManifestSet render(Consumer<AppSpec> more) {
        return shop(more).environment("default").render(REVISION);
    }

    private static List<String> names(ManifestSet set) {
        return set.manifests().stream().map(Manifest::toString).toList();
    }

    @Test
    void objectsStandWhereKustomizeWritesTheirKind() {
        ManifestSet set = render(app -> app.manifests(
                        Manifests.text(
                                """
                        {apiVersion: v1, kind: ServiceAccount, metadata: {name: shop}}
                        ---
                        {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: 7}
                        """))
                .manifests(Manifests.text(MONITOR)));

        assertThat(names(set))
                .containsExactly(
                        "Namespace shop",
                        "ServiceAccount shop",
                        "ConfigMap shop-89g4tffbfk",
                        "Service shop-web",
                        "PriorityClass urgent",
                        "Deployment shop-web",
                        "PodDisruptionBudget shop-web-pdb",
                        "PodMonitor shop");
    }

    @Test
    void objectsLiveInTheAppsNamespaceUnlessTheySayOtherwise() {
        ManifestSet set = render(
                app -> app.manifests(
                        Manifests.text(
                                """
                {apiVersion: v1, kind: Secret, metadata: {name: here}}
                ---
                {apiVersion: v1, kind: Secret, metadata: {name: there, namespace: monitoring}}
                ---
                {apiVersion: example.com/v1, kind: ClusterThing, metadata: {name: nowhere, namespace: ""}}
                ---
                {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: 7}
                """)));

        assertThat(set.get("Secret", "here").id().namespace()).isEqualTo("shop");
        assertThat(set.get("Secret", "there").id().namespace()).isEqualTo("monitoring");
        assertThat(set.get("ClusterThing", "nowhere").tree().at("metadata").map())
                .containsOnlyKeys("name");
        assertThat(set.get("PriorityClass", "urgent").id().namespace()).isEmpty();
    }

    @Test
    void anObjectKeepsEmptyListsAndUnknownFields() {
        assertThat(render(app -> app.manifests(Manifests.text(MONITOR))).toYaml())
                .contains("kind: PodMonitor\nmetadata:\n  name: shop\n  namespace: shop\nspec:\n  x: []\n");
    }

    @Test
    void anOverlayReplacesAndRemovesObjects() {
        RailsApp app = shop(base -> base.manifests(Manifests.text(MONITOR))
                .cluster(TargetCluster.context("base"))
                .overlay("a", a -> a.cluster(TargetCluster.context("a"))
                        .manifests(Manifests.text(MONITOR.replace("[]", "1"))))
                .overlay("b", b -> b.cluster(TargetCluster.context("b")).removeManifest("PodMonitor", "shop")));

        assertThat(app.environment("a")
                        .render(REVISION)
                        .get("PodMonitor", "shop")
                        .tree()
                        .at("spec", "x")
                        .integer())
                .contains(1L);
        assertThat(names(app.environment("b").render(REVISION))).doesNotContain("PodMonitor shop");
    }

    @Test
    void whatIsRenderedAlreadyCannotBeAdded() {
        assertThatThrownBy(() -> shop(app -> app.manifests(
                        Manifests.text("{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop-web}}"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("the definition renders Deployment shop-web already")
                .hasMessageContaining("Change that one with edit(\"Deployment\", \"shop-web\", ..)")
                .hasMessageContaining("ByHandTest.java:");
    }

    @Test
    void environmentsThatMayMeetShareNoObject() {
        String global = "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: urgent}, value: 7}";

        assertThatThrownBy(() -> shop(app -> app.manifests(Manifests.text(global))
                        .overlay("a", a -> a.namespace("shop-a"))
                        .overlay("b", b -> b.namespace("shop-b"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("must not meet: both have PriorityClass urgent, which is written by hand");
    }

    @Test
    void editsOfAllThreeKindsApply() {
        ManifestSet set = render(app -> app.edit("Deployment", "shop-web", Edit.merge("spec: {minReadySeconds: 5}"))
                .edit("Deployment", "shop-web", Edit.typed(Deployment.class, it -> it.getSpec()
                        .setPaused(true)))
                .edit("Service", "shop-web", Edit.jsonPatch("[{op: add, path: /spec/clusterIP, value: None}]")));

        assertThat(set.get("Deployment", "shop-web")
                        .tree()
                        .at("spec", "minReadySeconds")
                        .integer())
                .contains(5L);
        assertThat(set.get("Deployment", "shop-web").tree().at("spec", "paused").isTrue())
                .isTrue();
        assertThat(set.get("Service", "shop-web").tree().at("spec", "clusterIP").text())
                .contains("None");
    }

    @Test
    void podsOfWorkloadsTasksAndTheMigrationAreEdited() {
        Edit priority = Edit.merge("spec: {priorityClassName: urgent}");
        RailsApp app = RailsApp.define("shop", it -> it.image("registry.example/shop")
                .web(web -> web.editPods(
                        Edit.typed(PodTemplateSpec.class, pods -> pods.getSpec().setPriorityClassName("urgent"))))
                .cron(
                        "digest",
                        cron -> cron.at("5 4 * * *").command("bin/digest").editPods(priority))
                .migration(migration -> migration.editPods(priority)));
        Environment environment = app.environment("default");
        ManifestSet set = environment.render(REVISION);

        assertThat(set.get("Deployment", "shop-web")
                        .tree()
                        .at("spec", "template", "spec", "priorityClassName")
                        .text())
                .contains("urgent");
        assertThat(set.get("CronJob", "shop-digest")
                        .tree()
                        .at("spec", "jobTemplate", "spec", "template", "spec", "priorityClassName")
                        .text())
                .contains("urgent");
        assertThat(environment
                        .renderTask(environment.migration().orElseThrow().task(), REVISION, 1)
                        .tree()
                        .at("spec", "template", "spec", "priorityClassName")
                        .text())
                .contains("urgent");
    }

    @Test
    void anEditOfTheBaseFindsTheSuffixedObjectAndTheHashedOne() {
        RailsApp app = shop(base -> base.edit("Deployment", "shop-web", Edit.merge("spec: {minReadySeconds: 5}"))
                .edit("ConfigMap", "shop", Edit.merge("metadata: {annotations: {note: x}}"))
                .overlay("a", a -> a.nameSuffix("-a")));
        ManifestSet set = app.environment("a").render(REVISION);

        assertThat(set.get("Deployment", "shop-web-a")
                        .tree()
                        .at("spec", "minReadySeconds")
                        .integer())
                .contains(5L);
        assertThat(set.toYaml()).contains("    note: x\n");
    }

    @Test
    void anEditOfWhatIsNotThereIsToldAtItsLineWithWhatThereIs() {
        assertThatThrownBy(() -> shop(app -> app.edit("Deployment", "shop-wbe", Edit.merge("spec: {paused: true}"))
                        .overlay("a", a -> a.namespace("a"))
                        .overlay("b", b -> b.namespace("b"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("has 1 problem:")
                .hasMessageContaining("there is no Deployment shop-wbe to edit")
                .hasMessageContaining("Name one of: Deployment shop-web, ")
                .hasMessageContaining("ByHandTest.java:");
    }

    @Test
    void anEditThatFitsNothingIsToldByTheRenderAtItsLine() {
        RailsApp app = shop(it -> it.edit("Service", "shop-web", Edit.jsonPatch("[{op: remove, path: /spec/nope}]")));

        assertThatThrownBy(() -> app.environment("default").render(REVISION))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("edit Service shop-web (ByHandTest.java:");
    }

    @Test
    void theContentOfAConfigIsChangedByItsWordOnly() {
        RailsApp app = shop(it -> it.edit("ConfigMap", "shop", Edit.merge("data: {A: '2'}")));

        assertThatThrownBy(() -> app.environment("default").render(REVISION))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("must leave the content of config \"shop\" as it is")
                .hasMessageContaining("config(\"shop\", config -> config.value(..))");
    }

    @Test
    void editsAreTakenBack() {
        RailsApp app = shop(base -> base.edit("Deployment", "shop-web", Edit.merge("spec: {paused: true}"))
                .overlay("a", a -> a.removeEdit("Deployment", "shop-web"))
                .overlay("b", b -> b.namespace("b")));

        assertThat(app.environment("a").render(REVISION).toYaml()).doesNotContain("paused");
        assertThat(app.environment("b").render(REVISION).toYaml()).contains("paused: true");
        assertThatThrownBy(() -> shop(it -> it.removeEdit("Deployment", "shop-web")))
                .hasMessageContaining("there is no edit of Deployment shop-web");
    }
}
