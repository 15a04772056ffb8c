package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import java.util.List;

/** Renders all objects of one Kubernetes kind. */
interface KindRenderer {

    /** Add the objects of this kind, in the order of the definition. */
    void render(Rendering rendering, Build build, List<Manifest> manifests);

    /** Whether what it renders differs from build to build; what does not is rendered once. */
    default boolean dependsOnBuild() {
        return false;
    }
}
