package dev.railsk.render.internal;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Renders the app's namespace. Its name takes no suffix, so that environments can share it. */
final class NamespaceRenderer {

    private NamespaceRenderer() {}

    static Namespace render(Rendering rendering) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(rendering.parts().namespace().name());
        metadata.setLabels(rendering.labels().namespace());
        Namespace namespace = new Namespace();
        namespace.setMetadata(metadata);
        return namespace;
    }
}
