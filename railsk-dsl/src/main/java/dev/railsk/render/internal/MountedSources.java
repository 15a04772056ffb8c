package dev.railsk.render.internal;

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

/** Which configs and secrets a container reads as files: whose change its pods follow as they follow those of its environment. */
final class MountedSources {

    final Set<String> configs = new HashSet<>();
    final Set<String> secrets = new HashSet<>();

    MountedSources(AppParts parts, List<Mount> mounts) {
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
