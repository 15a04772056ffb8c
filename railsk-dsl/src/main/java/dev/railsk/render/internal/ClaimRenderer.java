package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import dev.railsk.volume.Claim;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import java.util.List;
import java.util.Map;

/** Renders claims to storage. */
final class ClaimRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Map.Entry<String, Claim> claim : rendering.parts().claims().entrySet()) {
            ObjectMeta metadata = rendering.metadata(
                    rendering.names().claim(claim.getKey(), claim.getValue()),
                    rendering.labels().claim(),
                    rendering.annotations().ofApp(LabelScope.CLAIM));
            manifests.add(Manifest.owning("v1", "PersistentVolumeClaim", metadata, "spec", spec(claim.getValue()))
                    .definedAt(rendering.parts().lines().of("volume " + claim.getKey())));
        }
    }

    /** What is claimed. */
    static PersistentVolumeClaimSpec spec(Claim claim) {
        VolumeResourceRequirements resources = new VolumeResourceRequirements();
        resources.setRequests(Map.of("storage", new Quantity(claim.size().text())));
        PersistentVolumeClaimSpec spec = new PersistentVolumeClaimSpec();
        spec.setAccessModes(List.of(claim.access().kubernetesName()));
        spec.setResources(resources);
        spec.setStorageClassName(claim.storageClass().orElse(null));
        return spec;
    }
}
