package dev.railsk.render.internal;

import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * What all renderers of one app share.
 *
 * @param parts what the definition says
 * @param names the names of its objects
 * @param labels the labels of its objects
 * @param configs the names and checksums of its ConfigMaps
 */
record Rendering(AppParts parts, Names names, AppLabels labels, RenderedConfigs configs) {

    static Rendering of(AppParts parts) {
        Names names = Names.of(parts);
        return new Rendering(parts, names, AppLabels.of(parts), new RenderedConfigs(parts, names));
    }

    /** What carries all of these labels. */
    static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return selector;
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
