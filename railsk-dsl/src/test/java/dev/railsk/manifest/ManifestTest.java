package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void knowsWhatIdentifiesIt() {
        ConfigMap model = configMap("shop-config");
        model.getMetadata().setNamespace("shop");

        Manifest manifest = Manifest.owning(model);

        assertThat(manifest.id()).isEqualTo(new ManifestId("v1", "ConfigMap", "shop", "shop-config"));
        assertThat(manifest.apiVersion()).isEqualTo("v1");
        assertThat(manifest.kind()).isEqualTo("ConfigMap");
        assertThat(manifest.namespace()).isEqualTo("shop");
        assertThat(manifest.name()).isEqualTo("shop-config");
        assertThat(manifest).hasToString("ConfigMap shop-config");
    }

    @Test
    void writesYaml() {
        ConfigMap model = configMap("shop-config");
        model.setData(new LinkedHashMap<>(Map.of("PORT", "80")));

        assertThat(Manifest.owning(model).toYaml())
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: shop-config
                        data:
                          PORT: "80"
                        """);
    }

    @Test
    void isPutTogetherFromAnyFieldsInTheirOrder() {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("shop");

        Manifest account = Manifest.owning(
                "v1",
                "ServiceAccount",
                metadata,
                Field.of("automountServiceAccountToken", false),
                Field.of("imagePullSecrets", List.of(new LocalObjectReference("registry"))),
                Field.of("secrets", List.of()));

        assertThat(account.toYaml())
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: ServiceAccount
                        metadata:
                          name: shop
                        automountServiceAccountToken: false
                        imagePullSecrets:
                        - name: registry
                        """);
    }

    @Test
    void isPutTogetherFromPlainValuesAsFromTheModel() {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("shop");
        RoleBinding model = new RoleBinding();
        model.setMetadata(metadata);
        model.setRoleRef(new RoleRef("rbac.authorization.k8s.io", "Role", "shop"));
        model.setSubjects(List.of(new Subject(null, "ServiceAccount", "shop", "shops")));

        Manifest binding = Manifest.owning(
                "rbac.authorization.k8s.io/v1",
                "RoleBinding",
                metadata,
                Field.of("roleRef", Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "Role", "name", "shop")),
                Field.of("subjects", List.of(Map.of("kind", "ServiceAccount", "name", "shop", "namespace", "shops"))));

        assertThat(binding).isEqualTo(Manifest.of(model));
        assertThat(binding.as(RoleBinding.class)).isEqualTo(model);
    }

    @Test
    void takesNamespaceLabelsAndAnnotationsWhateverItsKind() {
        Manifest widget = Manifest.of(Tree.ofYaml(
                "{apiVersion: x/v1, kind: Widget, metadata: {name: w, labels: {a: b, c: d}}, spec: {e: [], f: null}}",
                "test"));

        Manifest changed =
                widget.withNamespace("shop").withLabels(Map.of("c", "x")).withAnnotations(Map.of("g", "h"));

        assertThat(changed.tree())
                .isEqualTo(Tree.ofYaml(
                        "{apiVersion: x/v1, kind: Widget, metadata: {name: w, labels: {a: b, c: x}, namespace: shop,"
                                + " annotations: {g: h}}, spec: {e: [], f: null}}",
                        "test"));
        assertThat(changed.namespace()).isEqualTo("shop");
        assertThat(widget.namespace()).isEmpty();
    }

    @Test
    void isPutTogetherFromParts() {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("shop-config");

        assertThat(Manifest.owning("v1", "ConfigMap", metadata, "data", Map.of("PORT", "80"))
                        .toYaml())
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: shop-config
                        data:
                          PORT: "80"
                        """);
        assertThat(Manifest.owning("v1", "ConfigMap", metadata, "data", Map.of()))
                .isEqualTo(Manifest.owning(configMap("shop-config")));
        assertThat(Manifest.owning("v1", "Namespace", metadata)
                        .as(Namespace.class)
                        .getMetadata())
                .isEqualTo(metadata);
        assertThatThrownBy(() -> Manifest.owning("v1", "Namespace", new ObjectMeta()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("a manifest must have metadata.name, but it is not set");
    }

    @Test
    void writesJson() {
        ConfigMap model = configMap("shop-config");
        model.setData(new LinkedHashMap<>(Map.of("PORT", "80")));

        assertThat(Manifest.owning(model).toJson())
                .isEqualTo(
                        """
                        {
                          "apiVersion": "v1",
                          "kind": "ConfigMap",
                          "metadata": {
                            "name": "shop-config"
                          },
                          "data": {
                            "PORT": "80"
                          }
                        }
                        """);
    }

    @Test
    void ofAnObjectDoesNotSeeLaterChanges() {
        ConfigMap model = configMap("before");

        Manifest manifest = Manifest.of(model);
        model.getMetadata().setName("after");

        assertThat(manifest.tree().at("metadata", "name").text()).hasValue("before");
    }

    @Test
    void keepsNullsEmptyListsAndUnknownFieldsOfATree() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("nothing", null);
        spec.put("list", List.of());
        spec.put("map", Map.of());
        spec.put("numbers", Arrays.asList(1, 2.5, true));
        Tree tree = Tree.of(Map.of(
                "apiVersion", "example.com/v1", "kind", "Widget", "metadata", Map.of("name", "w"), "spec", spec));

        Manifest manifest = Manifest.of(tree);

        assertThat(manifest.tree()).isEqualTo(tree);
        assertThat(manifest.toYaml())
                .contains(
                        """
                        spec:
                          nothing: null
                          list: []
                          map: {}
                          numbers:
                          - 1
                          - 2.5
                          - true
                        """);
    }

    @Test
    void givesFreshTypedObjects() {
        Manifest manifest = Manifest.owning(configMap("shop-config"));

        manifest.as(ConfigMap.class).getMetadata().setName("changed");

        assertThat(manifest.as(ConfigMap.class).getMetadata().getName()).isEqualTo("shop-config");
        assertThat(manifest.as(GenericKubernetesResource.class).getKind()).isEqualTo("ConfigMap");
    }

    @Test
    void givesNoObjectOfAnotherKind() {
        Manifest manifest = Manifest.owning(configMap("shop-config"));

        assertThatThrownBy(() -> manifest.as(Service.class))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a ConfigMap could not be read as a Service
                          at ConfigMap shop-config
                          Ask for the class of kind ConfigMap.""");
    }

    @Test
    void writesKindsThatTheDirectWriterDoesNotKnow() {
        StatefulSet model = new StatefulSet();
        model.setMetadata(new ObjectMeta());
        model.getMetadata().setName("db");

        assertThat(Manifest.owning(model).toYaml())
                .isEqualTo(
                        """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata:
                          name: db
                        """);
    }

    @Test
    void refusesAnObjectWithoutName() {
        assertThatThrownBy(() -> Manifest.owning(new ConfigMap()))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a manifest must have metadata.name, but it is not set
                          at the object with apiVersion v1, kind ConfigMap, namespace (none), name (none)
                          Set metadata.name.""");
    }

    @Test
    void refusesTextThatHasNoBytes() {
        ConfigMap model = configMap("shop-config");
        model.setData(Map.of("half", "a\uD800b"));
        Manifest manifest = Manifest.owning(model);

        assertThatThrownBy(manifest::toYaml)
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a text must be well-formed Unicode, but has half of a surrogate pair at index 1
                          at ConfigMap shop-config
                          Change that value to one that Kubernetes can store.""");
        assertThatThrownBy(manifest::toJson).isInstanceOf(ManifestException.class);
    }

    private static ConfigMap configMap(String name) {
        ConfigMap model = new ConfigMap();
        model.setMetadata(new ObjectMeta());
        model.getMetadata().setName(name);
        return model;
    }
}
