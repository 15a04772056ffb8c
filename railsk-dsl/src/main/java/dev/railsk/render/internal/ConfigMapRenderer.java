package dev.railsk.render.internal;

import dev.railsk.config.ConfigObject;
import dev.railsk.manifest.Field;
import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;

/** Renders settings and files. */
final class ConfigMapRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (ConfigObject config : rendering.parts().sources().configObjects()) {
            if (!config.isOpen()) {
                ObjectMeta metadata = rendering.metadata(
                        rendering.configs().name(config.name()),
                        rendering.labels().config(),
                        rendering.annotations().ofApp(LabelScope.CONFIG));
                manifests.add(Manifest.owning("v1", "ConfigMap", metadata, fields(config))
                        .definedAt(config.origin()));
            }
        }
    }

    private static Field[] fields(ConfigObject config) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("data", config.texts()));
        fields.add(Field.of("binaryData", config.binaries()));
        if (config.isImmutable()) {
            fields.add(Field.of("immutable", true));
        }
        return fields.toArray(new Field[0]);
    }
}
