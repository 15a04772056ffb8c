package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
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
        for (Config config : parts.configs().values()) {
            add(config, objectNames.config(config));
        }
        for (String existing : parts.existingConfigs().keySet()) {
            names.put(existing, existing);
        }
    }

    private void add(Config config, String plainName) {
        boolean hashed = config.rollout() == ConfigRollout.HASHED_NAME && !config.isOpen();
        names.put(config.name(), hashed ? plainName + "-" + KustomizeHash.ofConfigMap(config.data()) : plainName);
        if (config.rollout() == ConfigRollout.CHECKSUM_ANNOTATION && !config.isOpen()) {
            checksums.put(config.name(), KustomizeHash.ofConfigMap(config.data()));
        }
    }

    /** The name of a config's ConfigMap. */
    String name(String config) {
        String name = names.get(config);
        if (name == null) {
            throw new IllegalStateException("no config \"" + config + "\": the definition was not checked");
        }
        return name;
    }

    /** The annotations by which pods with this environment follow its configs. */
    Map<String, String> annotations(EnvVars env) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (Map.Entry<String, String> checksum : checksums.entrySet()) {
            if (uses(env, checksum.getKey())) {
                annotations.put("checksum/" + checksum.getKey(), checksum.getValue());
            }
        }
        return annotations;
    }

    private static boolean uses(EnvVars env, String config) {
        for (EnvSource source : env.sources()) {
            if (source instanceof EnvSource.AllOfConfig all && all.name().equals(config)) {
                return true;
            }
        }
        for (EnvValue value : env.values().values()) {
            if (value instanceof EnvValue.FromConfig one && one.config().equals(config)) {
                return true;
            }
        }
        return false;
    }
}
