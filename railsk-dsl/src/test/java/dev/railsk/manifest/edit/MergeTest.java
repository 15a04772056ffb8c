package dev.railsk.manifest.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private final Manifest deployment = Shop.deployment();

    @Test
    void mergesContainersByName() {
        Tree containers = pod("{containers: [{name: proxy, image: proxy:2}]}").at("containers");

        assertThat(containers.items()).hasSize(2);
        assertThat(containers.items().get(1))
                .isEqualTo(Tree.ofYaml("{name: proxy, image: proxy:2, futureField: 7}", "test"));
    }

    @Test
    void mergesVariablesByNameAndMountsByPath() {
        Tree web = pod("{containers: [{name: web, env: [{name: PORT, value: '80'}],"
                        + " volumeMounts: [{mountPath: /tmp, name: cache}]}]}")
                .at("containers")
                .items()
                .get(0);

        assertThat(web.at("env").items().get(1)).isEqualTo(Tree.ofYaml("{name: PORT, value: '80'}", "test"));
        assertThat(web.at("volumeMounts"))
                .isEqualTo(Tree.ofYaml("[{name: cache, mountPath: /tmp}, {name: cache, mountPath: /cache}]", "test"));
    }

    @Test
    void portsOfOneNumberAreToldApartByTheirProtocol() {
        Manifest service = Shop.parse("{apiVersion: v1, kind: Service, metadata: {name: dns}, spec: {ports: ["
                + "{port: 53, name: a}, {port: 53, protocol: UDP, name: b}]}}");

        Tree ports = Edit.merge("spec: {ports: [{port: 53, protocol: UDP, targetPort: 5353}]}")
                .apply(service)
                .tree()
                .at("spec", "ports");

        assertThat(ports)
                .isEqualTo(Tree.ofYaml(
                        "[{port: 53, name: a}, {port: 53, protocol: UDP, name: b, targetPort: 5353}]", "test"));
    }

    @Test
    void replacesListsWithoutKeys() {
        assertThat(pod("{tolerations: [{key: arm, operator: Exists}]}").at("tolerations"))
                .isEqualTo(Tree.ofYaml("[{key: arm, operator: Exists}]", "test"));
    }

    @Test
    void replacesAllListsOfKindsThatKubernetesDoesNotBring() {
        Manifest rollout = Shop.parse("{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r},"
                + " spec: {template: {spec: {containers: [{name: web, image: a}, {name: proxy}]}}}}");

        Manifest edited = Edit.merge("spec: {template: {spec: {containers: [{name: web, tty: true}]}}}")
                .apply(rollout);

        assertThat(edited.tree().at("spec", "template", "spec", "containers"))
                .isEqualTo(Tree.ofYaml("[{name: web, tty: true}]", "test"));
    }

    @Test
    void deletesFieldsItemsAndMaps() {
        Tree edited = Edit.merge(
                        """
                        spec:
                          strategy: {$patch: delete}
                          template:
                            spec:
                              imagePullSecrets: null
                              containers:
                              - {name: proxy, $patch: delete}
                              - name: web
                                env: [{name: PORT, $patch: delete}]
                        """)
                .apply(deployment)
                .tree();

        Tree pod = edited.at("spec", "template", "spec");
        assertThat(edited.at("spec", "strategy").isPresent()).isFalse();
        assertThat(pod.at("imagePullSecrets").isPresent()).isFalse();
        assertThat(pod.at("containers").items()).hasSize(1);
        assertThat(pod.at("containers").items().get(0).at("env").items()).hasSize(2);
    }

    @Test
    void replacesMapsListsAndItems() {
        Tree edited = Edit.merge(
                        """
                        spec:
                          strategy: {$patch: replace, type: Recreate}
                          template:
                            spec:
                              volumes:
                              - $patch: replace
                              - {name: tmp, emptyDir: {medium: Memory}}
                              containers:
                              - {name: proxy, $patch: replace, image: proxy:2}
                        """)
                .apply(deployment)
                .tree();

        assertThat(edited.at("spec", "strategy")).isEqualTo(Tree.ofYaml("{type: Recreate}", "test"));
        assertThat(edited.at("spec", "template", "spec", "volumes"))
                .isEqualTo(Tree.ofYaml("[{name: tmp, emptyDir: {medium: Memory}}]", "test"));
        assertThat(edited.at("spec", "template", "spec", "containers").items().get(1))
                .isEqualTo(Tree.ofYaml("{name: proxy, image: proxy:2}", "test"));
    }

    @Test
    void keepsNullsEmptyListsAndUnknownFields() {
        Tree pod = pod("{hostname: web}");

        assertThat(pod.at("hostAliases").value()).isEqualTo(List.of());
        assertThat(pod.at("priorityClassName").isPresent()).isTrue();
        assertThat(pod.at("unknownToTheModel", "kept").value()).isEqualTo(List.of());
    }

    @Test
    void mergesAPodTemplateAlone() {
        Manifest edited =
                Edit.merge("spec: {containers: [{name: web, tty: true}]}").applyToPods(deployment);

        assertThat(edited).isEqualTo(merge("{containers: [{name: web, tty: true}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{nodeName: null} | there is no field nodeName to delete | spec.template.spec | There are: hostAliases, priorityClassName, unknownToTheModel, tolerations, imagePullSecrets, volumes, containers.",
                "{containers: [{image: x}]} | an item of a patch must have name, but has none | containers[0] | Add name.",
                "{containers: [{name: wbe, $patch: delete}]} | there is no such item to delete | containers[name=wbe] | There are: web, proxy.",
                "{containers: [{name: web, ports: [{containerPort: 1, $patch: delete}]}]} | there is no such item to delete | containers[name=web].ports[containerPort=1] | There are: 3000, 9394.",
                "{containers: [{name: web, env: []}]} | an empty list merges nothing into the 3 items that are there | containers[name=web].env | Delete the field with null, or items with $patch: delete.",
                "{containers: [{name: web, $patch: remove}]} | $patch must be delete, replace or merge | containers[name=web] | Correct it.",
                "{tolerations: [{key: spot, $patch: delete}]} | a patch replaces this list as a whole, so nothing in it takes $patch | tolerations | Write the whole list, or use a JSON patch.",
                "{$setElementOrder/containers: [{name: web}]} | the directive $setElementOrder/containers is not supported | spec.template.spec[\"$setElementOrder/containers\"] | Use $patch: delete or $patch: replace.",
                "{containers: [{name: web, $retainKeys: [name]}]} | the directive $retainKeys is not supported | containers[name=web][\"$retainKeys\"] | Use $patch: delete or $patch: replace.",
            })
    void saysWhatItDidNotFindAndWhatThereIs(String spec, String fact, String place, String next) {
        assertThatThrownBy(() -> merge(spec))
                .isInstanceOf(ManifestException.class)
                .hasMessage(fact + "\n  at Deployment shop-web " + place + "\n  " + next);
    }

    @Test
    void refusesToChangeNothing() {
        assertThatThrownBy(() -> Edit.merge("spec: {replicas: 3}").apply(deployment))
                .hasMessage(
                        """
                        the edit changes nothing: Deployment shop-web is as it wants it already
                          at Deployment shop-web
                          Leave the edit out, or look at what is rendered without it.""");
    }

    @Test
    void refusesToDeleteOrRenameTheObject() {
        assertThatThrownBy(() -> Edit.merge("{$patch: delete}").apply(deployment))
                .hasMessage(
                        """
                        $patch must stand in a field or an item, but stands at the patch's root
                          at Deployment shop-web
                          Put it where it belongs; an object as a whole is left out of the definition instead.""");
        assertThatThrownBy(() -> Edit.merge("metadata: {name: other}").apply(deployment))
                .hasMessageStartingWith("an edit must leave metadata.name as it is");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | a merge patch must be a map of the fields to change, but was something else",
                "word | a merge patch must be a map of the fields to change, but was something else",
                "{} | a merge patch must be a map of the fields to change, but was empty",
                "# nothing | a merge patch must be a map of the fields to change, but was empty",
            })
    void refusesWhatIsNoPatchWhereItIsWritten(String text, String fact) {
        assertThatThrownBy(() -> Edit.merge(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(fact + "\n");
    }

    private Tree pod(String spec) {
        return merge(spec).tree().at("spec", "template", "spec");
    }

    private Manifest merge(String spec) {
        return Edit.merge("spec: {template: {spec: " + spec + "}}").apply(deployment);
    }
}
