package dev.railsk.render.internal;

import dev.railsk.container.Companion;
import dev.railsk.container.Mount;
import dev.railsk.pod.Pod;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.CsiVolume;
import dev.railsk.volume.DownwardApi;
import dev.railsk.volume.EmptyDir;
import dev.railsk.volume.EphemeralVolume;
import dev.railsk.volume.ExistingClaim;
import dev.railsk.volume.HostPath;
import dev.railsk.volume.KeyFiles;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EphemeralVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimTemplate;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the volumes of a pod: those that its containers mount, in the order in which they are mounted. */
final class VolumeRenderer {

    private final Rendering rendering;

    VolumeRenderer(Rendering rendering) {
        this.rendering = rendering;
    }

    /** Add what the containers of this pod mount to the volumes that it has. */
    void addVolumes(Pod pod, List<Volume> volumes) {
        addVolumes(pod.main().mounts(), volumes);
        for (Companion companion : pod.companions()) {
            addVolumes(companion.container().mounts(), volumes);
        }
    }

    private void addVolumes(List<Mount> mounts, List<Volume> volumes) {
        for (Mount mount : mounts) {
            dev.railsk.volume.@Nullable Volume declared = declared(mount.volume());
            if (declared != null && !isThere(mount.volume(), volumes)) {
                volumes.add(volume(mount.volume(), declared));
            }
        }
    }

    private static boolean isThere(String name, List<Volume> volumes) {
        for (Volume volume : volumes) {
            if (volume.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    // A config, and files, are a volume of their own name. What is neither is the pod's own storage, or one of its
    // writable folders.
    private dev.railsk.volume.@Nullable Volume declared(String name) {
        dev.railsk.volume.@Nullable Volume volume = rendering.parts().volumes().get(name);
        boolean isConfig = volume == null && rendering.parts().sources().hasConfig(name);
        return isConfig ? dev.railsk.volume.Volume.config(name) : volume;
    }

    private Volume volume(String name, dev.railsk.volume.Volume declared) {
        Volume volume = new Volume();
        volume.setName(name);
        if (declared instanceof EmptyDir folder) {
            volume.setEmptyDir(emptyDir(folder));
        } else if (declared instanceof Claim claim) {
            volume.setPersistentVolumeClaim(claim(rendering.names().claim(name, claim), false));
        } else if (declared instanceof ExistingClaim claim) {
            volume.setPersistentVolumeClaim(claim(claim.name(), claim.isReadOnly()));
        } else if (declared instanceof EphemeralVolume ephemeral) {
            volume.setEphemeral(ephemeral(ephemeral));
        } else if (declared instanceof SecretVolume secret) {
            volume.setSecret(secret(secret));
        } else if (declared instanceof ConfigVolume config) {
            volume.setConfigMap(config(config));
        } else if (declared instanceof DownwardApi fields) {
            DownwardAPIVolumeSource source = new DownwardAPIVolumeSource();
            source.setItems(ProjectionRenderer.fields(fields));
            volume.setDownwardAPI(source);
        } else if (declared instanceof ProjectedVolume projected) {
            volume.setProjected(new ProjectionRenderer(rendering).render(projected));
        } else {
            renderOfNode(declared, volume);
        }
        return volume;
    }

    private static void renderOfNode(dev.railsk.volume.Volume declared, Volume volume) {
        if (declared instanceof HostPath path) {
            HostPathVolumeSource source = new HostPathVolumeSource();
            source.setPath(path.path());
            volume.setHostPath(source);
        } else if (declared instanceof CsiVolume csi) {
            CSIVolumeSource source = new CSIVolumeSource();
            source.setDriver(csi.driver());
            source.setVolumeAttributes(csi.attributes());
            source.setReadOnly(csi.isReadOnly() ? true : null);
            volume.setCsi(source);
        } else {
            throw Rendering.unknown(declared);
        }
    }

    private static EmptyDirVolumeSource emptyDir(EmptyDir folder) {
        EmptyDirVolumeSource source = new EmptyDirVolumeSource();
        source.setMedium(folder.isInMemory() ? "Memory" : null);
        if (folder.limit().isPresent()) {
            source.setSizeLimit(new Quantity(folder.limit().get().text()));
        }
        return source;
    }

    private static PersistentVolumeClaimVolumeSource claim(String name, boolean isReadOnly) {
        PersistentVolumeClaimVolumeSource source = new PersistentVolumeClaimVolumeSource();
        source.setClaimName(name);
        source.setReadOnly(isReadOnly ? true : null);
        return source;
    }

    private static EphemeralVolumeSource ephemeral(EphemeralVolume volume) {
        PersistentVolumeClaimTemplate template = new PersistentVolumeClaimTemplate();
        template.setSpec(ClaimRenderer.spec(volume.claim()));
        EphemeralVolumeSource source = new EphemeralVolumeSource();
        source.setVolumeClaimTemplate(template);
        return source;
    }

    private SecretVolumeSource secret(SecretVolume secret) {
        SecretVolumeSource source = new SecretVolumeSource();
        source.setSecretName(rendering.secrets().name(secret.name()));
        source.setItems(items(secret.files()));
        source.setDefaultMode(secret.files().modeNumber().orElse(null));
        source.setOptional(secret.files().isOptional() ? true : null);
        return source;
    }

    private ConfigMapVolumeSource config(ConfigVolume config) {
        ConfigMapVolumeSource source = new ConfigMapVolumeSource();
        source.setName(rendering.configs().name(config.name()));
        source.setItems(items(config.files()));
        source.setDefaultMode(config.files().modeNumber().orElse(null));
        source.setOptional(config.files().isOptional() ? true : null);
        return source;
    }

    /** The keys that are named, each with its file. */
    static List<KeyToPath> items(KeyFiles files) {
        List<KeyToPath> items = new ArrayList<>();
        for (Map.Entry<String, String> file : files.files().entrySet()) {
            KeyToPath item = new KeyToPath();
            item.setKey(file.getKey());
            item.setPath(file.getValue());
            items.add(item);
        }
        return items;
    }
}
