package dev.railsk.render.internal;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Mount;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.manifest.internal.KustomizeHash;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The annotations by which pods with these mounts follow the configs that are mounted. */
    Map<String, String> annotations(Map<String, Volume> volumes, List<Mount> mounts) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (checksums.isEmpty()) {
            return annotations;
        }
        for (Mount mount : mounts) {
            for (String config : configs(mount.volume(), volumes)) {
                String checksum = checksums.get(config);
                if (checksum != null) {
                    annotations.put("checksum/" + config, checksum);
                }
            }
        }
        return annotations;
    }

    private static List<String> configs(String name, Map<String, Volume> volumes) {
        Volume volume = volumes.get(name);
        List<String> configs = new ArrayList<>();
        if (volume == null) {
            configs.add(name);
        } else if (volume instanceof ConfigVolume config) {
            configs.add(config.name());
        } else if (volume instanceof ProjectedVolume projected) {
            for (ProjectedSource source : projected.sources()) {
                if (source instanceof ConfigVolume config) {
                    configs.add(config.name());
                }
            }
        }
        return configs;
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
