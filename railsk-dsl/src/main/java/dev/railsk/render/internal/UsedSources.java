package dev.railsk.render.internal;

import dev.railsk.config.EnvSource;
import dev.railsk.config.EnvValue;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Mount;
import dev.railsk.definition.AppParts;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import dev.railsk.volume.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which configs and secrets a container reads, in its environment or as files. */
final class UsedSources {

    final Set<String> configs = new HashSet<>();
    final Set<String> secrets = new HashSet<>();

    UsedSources(AppParts parts, EnvVars env, List<Mount> mounts) {
        for (EnvSource source : env.sources()) {
            (source instanceof EnvSource.AllOfConfig ? configs : secrets).add(source.name());
        }
        for (EnvValue value : env.values().values()) {
            if (value instanceof EnvValue.FromConfig one) {
                configs.add(one.config());
            } else if (value instanceof EnvValue.FromSecret one) {
                secrets.add(one.secret());
            }
        }
        Map<String, Volume> volumes = parts.volumes();
        for (Mount mount : mounts) {
            Volume volume = volumes.get(mount.volume());
            if (volume instanceof ProjectedVolume projected) {
                for (ProjectedSource source : projected.sources()) {
                    add(source);
                }
            } else if (volume != null) {
                add(volume);
            } else {
                configs.add(mount.volume());
            }
        }
    }

    private void add(Object source) {
        if (source instanceof ConfigVolume config) {
            configs.add(config.name());
        } else if (source instanceof SecretVolume secret) {
            secrets.add(secret.name());
        }
    }
}
