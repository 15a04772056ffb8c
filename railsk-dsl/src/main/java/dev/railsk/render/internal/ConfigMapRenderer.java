package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** Renders settings. */
final class ConfigMapRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Config config : rendering.parts().configs().values()) {
            if (!config.isOpen()) {
                ObjectMeta metadata = rendering.metadata(
                        rendering.configs().name(config.name()),
                        rendering.labels().config(),
                        rendering.annotations().ofApp(LabelScope.CONFIG));
                manifests.add(Manifest.owning("v1", "ConfigMap", metadata, "data", config.data())
                        .definedAt(config.origin()));
            }
        }
    }
}
