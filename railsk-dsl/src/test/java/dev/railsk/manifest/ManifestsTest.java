package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.problem.InvalidValueException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestsTest {

    @Test
    void readsEveryDocumentOfAText() {
        assertThat(
                        Manifests.text(
                                """
                        {apiVersion: v1, kind: Service, metadata: {name: a}}
                        ---
                        {apiVersion: x/v1, kind: Widget, metadata: {name: b}, spec: {none: [], no: null}}
                        """))
                .extracting(Manifest::toString)
                .containsExactly("Service a", "Widget b");
    }

    @Test
    void readsAResourceBesideAClass() {
        assertThat(Manifests.resource(ManifestsTest.class, "extra.yaml"))
                .extracting(Manifest::toString)
                .containsExactly("PodMonitor shop", "ConfigMap dashboards");
    }

    @Test
    void takesAModelAsItIs() {
        Service service = new Service();
        service.setMetadata(new ObjectMeta());
        service.getMetadata().setName("a");

        Manifest manifest = Manifests.of(service).get(0);
        service.getMetadata().setName("b");

        assertThat(manifest.name()).isEqualTo("a");
    }

    @Test
    void takesATreeOrAMapOfAnyKind() {
        Map<String, Object> map = new HashMap<>(Map.of("apiVersion", "x/v1", "kind", "Widget"));
        map.put("metadata", Map.of("name", "w"));
        map.put("spec", Arrays.asList(1, null));

        assertThat(Manifests.tree(map)).containsExactlyElementsOf(Manifests.tree(Tree.of(map)));
        assertThat(Manifests.tree(map).get(0).tree().at("spec").toJsonLine()).isEqualTo("[1,null]");
    }

    @Test
    void namesFileDocumentAndLineOfAMistake() {
        assertThatThrownBy(() -> Manifests.resource(ManifestsTest.class, "extra-broken.yaml"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("extra-broken.yaml, document 2, line 6: a key must be written once,"
                        + " but this one is also on line 5\n")
                .hasMessageEndingWith("Remove one of them.");
        assertThatThrownBy(() -> Manifests.text("{apiVersion: v1, kind: Service}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("the text, document 1, line 1, the object with apiVersion v1, kind Service,"
                        + " namespace (none), name (none): a manifest must have metadata.name, but it is not set\n");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> Manifests.text("# nothing\n"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("the text: there is no object in it\n");
        assertThatThrownBy(() -> Manifests.resource(ManifestsTest.class, "absent.yaml"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("there is no class path resource \"absent.yaml\" beside "
                        + "dev.railsk.manifest.ManifestsTest\n");
        assertThatThrownBy(() -> Manifests.of(new Service()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a manifest must have metadata.name, but it is not set");
    }

    @Test
    void refusesWhatNoTreeHolds() {
        assertThatThrownBy(() -> Manifests.tree(Map.of("spec", Duration.ofSeconds(1))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("a tree holds maps, lists, strings, numbers, booleans and nulls,"
                        + " but not a java.time.Duration\n");
    }
}
