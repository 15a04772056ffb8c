package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Renders the app's namespace. Its name takes no suffix, so that environments can share it. */
final class NamespaceRenderer {

    private NamespaceRenderer() {}

    static Manifest render(Rendering rendering) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(rendering.parts().namespace().name());
        metadata.setLabels(rendering.labels().namespace());
        return Manifest.owning("v1", "Namespace", metadata);
    }
}
