package dev.railsk.manifest.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written is what the client's own serialisation writes, for any object of the known kinds. */
class WriterProperties {

    private static final KubernetesSerialization ORACLE = new KubernetesSerialization();

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void yamlIsTheClientsYaml(@ForAll("models") HasMetadata model) {
        String ours = Manifest.owning(model).toYaml();

        assertThat(yaml(ours)).isEqualTo(yaml(ORACLE.asYaml(model)));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void jsonIsTheClientsJson(@ForAll("models") HasMetadata model) {
        String ours = Manifest.owning(model).toJson();

        assertThat(json(ours)).isEqualTo(json(ORACLE.asJson(model)));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void treeIsTheClientsJson(@ForAll("models") HasMetadata model) {
        assertThat(Manifest.owning(model).tree()).isEqualTo(json(ORACLE.asJson(model)));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void readsBackWhatItWrites(@ForAll("models") HasMetadata model) {
        Manifest manifest = Manifest.owning(model);
        ManifestSet set = ManifestSet.of(List.of(manifest));

        assertThat(ManifestSet.parse(set.toYaml())).containsExactly(manifest);
        assertThat(ManifestSet.parse(set.toJson())).containsExactly(manifest);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void partsAreWrittenAsTheWhole(@ForAll("models") HasMetadata whole) {
        Manifest parts = Manifest.owning(whole.getApiVersion(), whole.getKind(), whole.getMetadata(), fields(whole));

        assertThat(parts.tree()).isEqualTo(json(ORACLE.asJson(ModelFiller.withoutMore(whole))));
    }

    private static Field[] fields(HasMetadata whole) {
        List<Field> fields = new ArrayList<>();
        for (ModelProperty property : ModelFiller.properties(whole.getClass())) {
            Object value = ModelFiller.get(whole, property);
            if (value != null && !List.of("apiVersion", "kind", "metadata").contains(property.name())) {
                fields.add(Field.of(property.name(), value));
            }
        }
        return fields.toArray(new Field[0]);
    }

    @Provide
    Arbitrary<HasMetadata> models() {
        return Arbitraries.of(ModelKinds.ALL)
                .flatMap(kind -> Arbitraries.randomValue(random -> new ModelFiller(random).fill(kind)))
                .map(model -> {
                    model.getMetadata().setName("x");
                    return model;
                });
    }

    private static Tree yaml(String text) {
        return Tree.of(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static Tree json(String text) {
        return Tree.of(ORACLE.unmarshal(text, Object.class));
    }
}
