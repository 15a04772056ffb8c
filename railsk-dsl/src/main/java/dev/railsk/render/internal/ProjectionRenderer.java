package dev.railsk.render.internal;

import dev.railsk.volume.ConfigVolume;
import dev.railsk.volume.DownwardApi;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.ProjectedVolume;
import dev.railsk.volume.SecretVolume;
import dev.railsk.volume.ServiceAccountToken;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.DownwardAPIProjection;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders volumes that have their files from several sources. */
final class ProjectionRenderer {

    private final Rendering rendering;

    ProjectionRenderer(Rendering rendering) {
        this.rendering = rendering;
    }

    ProjectedVolumeSource render(ProjectedVolume volume) {
        List<VolumeProjection> sources = new ArrayList<>();
        for (ProjectedSource source : volume.sources()) {
            sources.add(projection(source));
        }
        ProjectedVolumeSource rendered = new ProjectedVolumeSource();
        rendered.setSources(sources);
        rendered.setDefaultMode(volume.modeNumber().orElse(null));
        return rendered;
    }

    private VolumeProjection projection(ProjectedSource source) {
        VolumeProjection projection = new VolumeProjection();
        if (source instanceof SecretVolume secret) {
            SecretProjection rendered = new SecretProjection();
            rendered.setName(rendering.secrets().name(secret.name()));
            rendered.setItems(VolumeRenderer.items(secret.files()));
            rendered.setOptional(secret.files().isOptional() ? true : null);
            projection.setSecret(rendered);
        } else if (source instanceof ConfigVolume config) {
            ConfigMapProjection rendered = new ConfigMapProjection();
            rendered.setName(rendering.configs().name(config.name()));
            rendered.setItems(VolumeRenderer.items(config.files()));
            rendered.setOptional(config.files().isOptional() ? true : null);
            projection.setConfigMap(rendered);
        } else if (source instanceof DownwardApi fields) {
            DownwardAPIProjection rendered = new DownwardAPIProjection();
            rendered.setItems(fields(fields));
            projection.setDownwardAPI(rendered);
        } else if (source instanceof ServiceAccountToken token) {
            ServiceAccountTokenProjection rendered = new ServiceAccountTokenProjection();
            rendered.setPath(token.file());
            rendered.setAudience(token.audience());
            rendered.setExpirationSeconds(token.validFor().toSeconds());
            projection.setServiceAccountToken(rendered);
        } else {
            throw Rendering.unknown(source);
        }
        return projection;
    }

    /** Fields of the pod, each in its file. */
    static List<DownwardAPIVolumeFile> fields(DownwardApi fields) {
        List<DownwardAPIVolumeFile> files = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.files().entrySet()) {
            ObjectFieldSelector selector = new ObjectFieldSelector();
            selector.setFieldPath(field.getValue());
            DownwardAPIVolumeFile file = new DownwardAPIVolumeFile();
            file.setPath(field.getKey());
            file.setFieldRef(selector);
            files.add(file);
        }
        return files;
    }
}
