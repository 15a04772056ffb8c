package dev.railsk.definition;

import dev.railsk.config.Config;
import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.volume.Volume;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where settings, secrets and files come from.
 *
 * @param secrets the secrets that the app uses, by name
 * @param configs its configs, by name
 * @param existingConfigs the ConfigMaps that others make for it, by name
 * @param volumes what its containers may mount, by name
 */
public record Sources(
        Map<String, Secrets> secrets,
        Map<String, Config> configs,
        Map<String, Configs> existingConfigs,
        Map<String, Volume> volumes) {
    public Sources {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        existingConfigs = Collections.unmodifiableMap(new LinkedHashMap<>(existingConfigs));
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
    }
}
