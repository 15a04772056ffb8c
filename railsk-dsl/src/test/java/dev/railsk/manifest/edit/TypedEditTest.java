package dev.railsk.manifest.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.Origin;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TypedEditTest {

    private final Manifest deployment = Shop.deployment();

    @Test
    void changesWhatTheUserChangedAndNothingElse() {
        Manifest edited = edit(web -> web.getSpec().setReplicas(5));

        assertThat(edited.toYaml()).isEqualTo(deployment.toYaml().replace("replicas: 3", "replicas: 5"));
    }

    @Test
    void keepsUnknownFieldsAndEmptyListsOfItemsThatMove() {
        Manifest edited = edit(web -> {
            List<Container> containers = containers(web);
            Collections.reverse(containers);
            containers.add(0, named("first"));
            containers.get(2).setImage("shop:2");
        });

        List<Tree> containers =
                edited.tree().at("spec", "template", "spec", "containers").items();
        assertThat(containers).hasSize(3);
        assertThat(containers.get(0)).isEqualTo(Tree.ofYaml("{name: first}", "test"));
        assertThat(containers.get(1).at("futureField").integer()).hasValue(7L);
        assertThat(containers.get(2).at("args").value()).isEqualTo(List.of());
        assertThat(containers.get(2).at("image").text()).hasValue("shop:2");
        assertThat(edited.tree()
                        .at("spec", "template", "spec", "priorityClassName")
                        .isPresent())
                .isTrue();
        assertThat(edited.tree()
                        .at("spec", "template", "spec", "unknownToTheModel", "kept")
                        .value())
                .isEqualTo(List.of());
    }

    @Test
    void quantitiesKeepTheirSpelling() {
        Manifest edited = edit(web -> containers(web).get(0).setTty(true));

        Tree resources = edited.tree()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0)
                .at("resources");
        assertThat(resources.toJsonLine())
                .isEqualTo("{\"limits\":{\"memory\":\"1024Mi\"},\"requests\":{\"cpu\":\"1000m\"}}");
    }

    @Test
    void removesFieldsAndItems() {
        Manifest edited = edit(web -> {
            web.getSpec().setStrategy(null);
            containers(web).get(0).setEnv(new ArrayList<>());
            containers(web).remove(1);
            web.getSpec().getTemplate().getSpec().getTolerations().remove(0);
        });

        Tree pod = edited.tree().at("spec", "template", "spec");
        assertThat(edited.tree().at("spec", "strategy").isPresent()).isFalse();
        assertThat(pod.at("containers").items()).hasSize(1);
        assertThat(pod.at("containers").items().get(0).at("env").isPresent()).isFalse();
        assertThat(pod.at("tolerations")).isEqualTo(Tree.ofYaml("[{key: gpu, operator: Exists}]", "test"));
    }

    @Test
    void changesAListWithoutKeys() {
        Manifest edited = edit(web -> {
            List<Toleration> tolerations = web.getSpec().getTemplate().getSpec().getTolerations();
            tolerations.get(1).setEffect("NoSchedule");
        });

        assertThat(edited.tree().at("spec", "template", "spec", "tolerations"))
                .isEqualTo(Tree.ofYaml(
                        "[{key: spot, operator: Exists}, {key: gpu, operator: Exists, effect: NoSchedule}]", "test"));
    }

    @Test
    void changesThePodTemplateAlone() {
        Manifest edited = Edit.typed(
                        PodTemplateSpec.class, pods -> pods.getSpec().setHostname("web"))
                .applyToPods(deployment);

        assertThat(edited.tree().at("spec", "template", "spec", "hostname").text())
                .hasValue("web");
        assertThat(edited.tree().at("spec", "template", "spec", "hostAliases").value())
                .isEqualTo(List.of());
    }

    @Test
    void changesAnyKindAsAGenericResource() {
        Manifest widget = Shop.parse("{apiVersion: x/v1, kind: Widget, metadata: {name: w}, spec: {a: []}}");

        Manifest edited = Edit.typed(GenericKubernetesResource.class, any -> any.setAdditionalProperty("data", "new"))
                .apply(widget);

        assertThat(edited.toYaml())
                .isEqualTo("apiVersion: x/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  a: []\ndata: new\n");
    }

    @Test
    void keepsTheLineThatDefinedIt() {
        Origin line = Origin.here();

        Manifest edited = Edit.typed(Deployment.class, web -> web.getSpec().setPaused(true))
                .apply(deployment.definedAt(line));

        assertThat(edited.origin()).contains(line);
    }

    @Test
    void refusesAnotherClassThanTheObjects() {
        assertThatThrownBy(() -> Edit.typed(Service.class, service -> {}).apply(deployment))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        Deployment shop-web could not be edited as a io.fabric8.kubernetes.api.model.Service
                          at Deployment shop-web
                          Edit it as the class of Deployment of apps/v1.""");
        assertThatThrownBy(() -> Edit.typed(Deployment.class, web -> {}).applyToPods(deployment))
                .hasMessageEndingWith("Edit it as the class of PodTemplateSpec.");
    }

    @Test
    void refusesAnEditThatChangesNothing() {
        assertThatThrownBy(() -> edit(web -> web.getSpec().setReplicas(3)))
                .hasMessage(
                        """
                        the edit changes nothing: Deployment shop-web is as it wants it already
                          at Deployment shop-web
                          Leave the edit out, or look at what is rendered without it.""");
    }

    @Test
    void refusesToChangeWhichObjectItIs() {
        assertThatThrownBy(() -> edit(web -> web.getMetadata().setNamespace("other")))
                .hasMessage(
                        """
                        an edit must leave metadata.namespace as it is, because that says which object it is
                          at Deployment shop-web metadata.namespace
                          Change it in the definition, or add an object of your own.""");
    }

    @Test
    void saysThatTheLambdaFailed() {
        assertThatThrownBy(() -> edit(web -> {
                    throw new IllegalStateException("no probe");
                }))
                .isInstanceOf(ManifestException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessage(
                        """
                        the edit of Deployment shop-web failed: java.lang.IllegalStateException: no probe
                          at Deployment shop-web
                          Correct the lambda of the edit. What the object has is what is rendered without it.""");
    }

    @Test
    void refusesPodsOfWhatHasNone() {
        Manifest service = Shop.parse("{apiVersion: v1, kind: Service, metadata: {name: s}}");

        assertThatThrownBy(() -> Edit.merge("metadata: {labels: {a: b}}").applyToPods(service))
                .hasMessage(
                        """
                        a Service has no pod template to edit
                          at Service s
                          Edit the object as a whole, or the pods of a workload.""");
    }

    private Manifest edit(Consumer<Deployment> change) {
        return Edit.typed(Deployment.class, change).apply(deployment);
    }

    private static List<Container> containers(Deployment web) {
        return web.getSpec().getTemplate().getSpec().getContainers();
    }

    private static Container named(String name) {
        Container container = new Container();
        container.setName(name);
        return container;
    }
}
