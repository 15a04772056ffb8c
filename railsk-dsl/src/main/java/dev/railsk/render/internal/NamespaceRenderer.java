package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.pod.LabelScope;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** Renders the app's namespace. Its name takes no suffix, so that environments can share it. */
final class NamespaceRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        if (!rendering.parts().namespace().isManaged()) {
            return;
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(rendering.parts().namespace().name());
        metadata.setLabels(rendering.labels().namespace());
        metadata.setAnnotations(rendering.annotations().ofApp(LabelScope.NAMESPACE));
        manifests.add(Manifest.owning("v1", "Namespace", metadata)
                .definedAt(rendering.parts().lines().of("namespace")));
    }
}
