package dev.railsk.render.internal;

import dev.railsk.config.ConfigObject;
import dev.railsk.config.ConfigRollout;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.manifest.internal.KustomizeHash;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the ConfigMaps of one render are called, and the checksums of those whose change restarts pods by an annotation. */
final class RenderedConfigs {

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> checksums = new LinkedHashMap<>();

    RenderedConfigs(AppParts parts, Names objectNames) {
        for (ConfigObject config : parts.sources().configObjects()) {
            add(config, objectNames.config(config));
        }
        for (String existing : parts.existingConfigs().keySet()) {
            names.put(existing, existing);
        }
    }

    private void add(ConfigObject config, String plainName) {
        boolean hashed = config.rollout() == ConfigRollout.HASHED_NAME && !config.isOpen();
        names.put(config.name(), hashed ? plainName + "-" + hash(config) : plainName);
        if (config.rollout() == ConfigRollout.CHECKSUM_ANNOTATION && !config.isOpen()) {
            checksums.put(config.name(), hash(config));
        }
    }

    private static String hash(ConfigObject config) {
        return KustomizeHash.ofConfigMap(config.texts(), config.binaries());
    }

    /** The name of the ConfigMap of a config, or of files. */
    String name(String config) {
        String name = names.get(config);
        if (name == null) {
            throw new IllegalStateException("no config \"" + config + "\": the definition was not checked");
        }
        return name;
    }

    /** The checksums of those whose change restarts pods by an annotation, by name. */
    Map<String, String> checksums() {
        return checksums;
    }
}
