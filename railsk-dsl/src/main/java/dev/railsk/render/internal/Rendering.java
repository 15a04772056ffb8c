package dev.railsk.render.internal;

import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Image;
import dev.railsk.definition.Names;
import dev.railsk.definition.Revision;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * What all renderers of one render share.
 *
 * @param parts what the definition says
 * @param names the names of its objects
 * @param labels the labels of its objects
 * @param configs the names and checksums of its ConfigMaps
 * @param image the reference that the app's containers run
 */
record Rendering(AppParts parts, Names names, AppLabels labels, RenderedConfigs configs, String image) {

    /** A render of one build. */
    static Rendering of(AppParts parts, Revision revision) {
        return of(parts, image(parts).at(revision));
    }

    /** A render of what is not open: without a pin, the image has no tag. */
    static Rendering open(AppParts parts) {
        Image image = image(parts);
        return of(parts, image.pin().isPresent() ? image.at(image.pin().get()) : image.repository());
    }

    private static Rendering of(AppParts parts, String image) {
        Names names = Names.of(parts);
        return new Rendering(parts, names, AppLabels.of(parts), new RenderedConfigs(parts, names), image);
    }

    private static Image image(AppParts parts) {
        return parts.image().orElseThrow();
    }

    /** The metadata of an object in the app's namespace. */
    ObjectMeta metadata(String name, Map<String, String> labels) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(parts.namespace().name());
        metadata.setLabels(labels);
        return metadata;
    }
}
