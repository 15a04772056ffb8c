package dev.railsk.definition;

import dev.railsk.config.Config;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigObject;
import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.volume.Volume;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where settings, secrets and files come from.
 *
 * @param secrets the secrets that the app uses, by name
 * @param configs its configs, by name
 * @param existingConfigs the ConfigMaps that others make for it, by name
 * @param files its files to be mounted, by name
 * @param volumes what its containers may mount, by name
 */
public record Sources(
        Map<String, Secrets> secrets,
        Map<String, Config> configs,
        Map<String, Configs> existingConfigs,
        Map<String, ConfigFiles> files,
        Map<String, Volume> volumes) {

    /** None. */
    public static final Sources NONE = new Sources(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Sources {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        existingConfigs = Collections.unmodifiableMap(new LinkedHashMap<>(existingConfigs));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
    }

    /** The same with these secrets. */
    public Sources withSecrets(Map<String, Secrets> others) {
        return new Sources(others, configs, existingConfigs, files, volumes);
    }

    /** What the app has rendered as ConfigMaps: its configs, then its files. */
    public List<ConfigObject> configObjects() {
        List<ConfigObject> all = new ArrayList<>(configs.values());
        all.addAll(files.values());
        return all;
    }

    /** Whether this is the name of a config, of files, or of a config that others make. */
    public boolean hasConfig(String name) {
        return configs.containsKey(name) || files.containsKey(name) || existingConfigs.containsKey(name);
    }
}
