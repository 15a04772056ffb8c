package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Renders settings. */
final class ConfigMapRenderer {

    private ConfigMapRenderer() {}

    static Manifest render(Rendering rendering, Config config) {
        ObjectMeta metadata = rendering.metadata(
                rendering.configs().name(config.name()), rendering.labels().config());
        return Manifest.owning("v1", "ConfigMap", metadata, "data", config.data())
                .definedAt(config.origin());
    }
}
