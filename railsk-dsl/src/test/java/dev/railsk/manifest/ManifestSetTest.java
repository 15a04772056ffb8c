package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestSetTest {

    private static final Manifest SERVICE = manifest("v1", "Service", "shop", "shop-web");
    private static final Manifest WEB = manifest("apps/v1", "Deployment", "shop", "shop-web");
    private static final Manifest WORKER = manifest("apps/v1", "Deployment", "shop", "shop-worker");
    private static final ManifestSet SET = ManifestSet.of(List.of(WORKER, SERVICE, WEB));

    @Test
    void keepsTheOrder() {
        assertThat(SET).containsExactly(WORKER, SERVICE, WEB);
        assertThat(SET.manifests()).containsExactly(WORKER, SERVICE, WEB);
        assertThat(SET.size()).isEqualTo(3);
        assertThat(SET).hasToString("ManifestSet[Deployment shop-worker, Service shop-web, Deployment shop-web]");
    }

    @Test
    void findsByKindAndName() {
        assertThat(SET.find("Deployment", "shop-web")).hasValue(WEB);
        assertThat(SET.find("Deployment", "shop-clock")).isEmpty();
        assertThat(SET.get("Service", "shop-web")).isSameAs(SERVICE);
        assertThat(SET.ofKind("Deployment")).containsExactly(WORKER, WEB);
        assertThat(SET.ofKind("Job")).isEmpty();
    }

    @Test
    void findsAnObjectInAnotherVersionOfItsApi() {
        assertThat(SET.find(new ManifestId("apps/v1beta1", "Deployment", "shop", "shop-web")))
                .hasValue(WEB);
        assertThat(SET.find(new ManifestId("apps/v1", "Deployment", "other", "shop-web")))
                .isEmpty();
    }

    @Test
    void listsWhatThereIsWhenAnObjectIsNotFound() {
        assertThatThrownBy(() -> SET.get("Deployment", "shop-clock"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        there is no Deployment shop-clock
                          at a set of 3 objects
                          There are: Deployment shop-worker, Service shop-web, Deployment shop-web.""");
    }

    @Test
    void refusesTheSameObjectTwice() {
        Manifest again = manifest("apps/v1beta1", "Deployment", "shop", "shop-web");

        assertThatThrownBy(() -> ManifestSet.of(List.of(SERVICE, WEB, again)))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        """
                        a set must hold an object once, but holds Deployment shop-web twice
                          at namespace shop, objects 2 and 3 of 3
                          Leave one of them out, or give it another name or namespace.""");
    }

    @Test
    void writesDocumentsWithASeparatorBetween() {
        assertThat(ManifestSet.of(List.of(SERVICE, WEB)).toYaml())
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: shop-web
                          namespace: shop
                        ---
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: shop-web
                          namespace: shop
                        """);
    }

    @Test
    void writesOneJsonList() {
        assertThat(ManifestSet.of(List.of(SERVICE)).toJson())
                .isEqualTo(
                        """
                        {
                          "apiVersion": "v1",
                          "kind": "List",
                          "items": [
                            {
                              "apiVersion": "v1",
                              "kind": "Service",
                              "metadata": {
                                "name": "shop-web",
                                "namespace": "shop"
                              }
                            }
                          ]
                        }
                        """);
    }

    @Test
    void anEmptySetIsNoYamlAndAnEmptyList() {
        ManifestSet empty = ManifestSet.of(List.of());

        assertThat(empty.toYaml()).isEmpty();
        assertThat(ManifestSet.parse(empty.toJson())).isEmpty();
        assertThat(ManifestSet.parse("")).isEmpty();
    }

    @Test
    void readsBackWhatItWrites() {
        assertThat(ManifestSet.parse(SET.toYaml())).containsExactlyElementsOf(SET);
        assertThat(ManifestSet.parse(SET.toJson())).containsExactlyElementsOf(SET);
        assertThat(new String(SET.toYamlBytes(), StandardCharsets.UTF_8)).isEqualTo(SET.toYaml());
    }

    private static Manifest manifest(String apiVersion, String kind, String namespace, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("apiVersion", apiVersion);
        map.put("kind", kind);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        map.put("metadata", metadata);
        return Manifest.of(Tree.of(map));
    }
}
