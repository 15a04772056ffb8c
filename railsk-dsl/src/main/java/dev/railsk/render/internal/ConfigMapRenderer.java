package dev.railsk.render.internal;

import dev.railsk.config.Config;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** Renders settings. */
final class ConfigMapRenderer {

    private ConfigMapRenderer() {}

    static ConfigMap render(Rendering rendering, Config config) {
        ConfigMap map = new ConfigMap();
        map.setMetadata(rendering.metadata(
                rendering.configs().name(config.name()), rendering.labels().config()));
        map.setData(config.data());
        return map;
    }
}
