package dev.railsk.render.internal;

import dev.railsk.config.Secrets;
import dev.railsk.definition.AppAnnotations;
import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Names;
import dev.railsk.pod.LabelScope;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * What all renderers of one app share.
 *
 * @param parts what the definition says
 * @param names the names of its objects
 * @param labels the labels of its objects
 * @param annotations their annotations
 * @param configs the names and checksums of its ConfigMaps
 * @param secrets the names and checksums of its secrets
 */
record Rendering(
        AppParts parts,
        Names names,
        AppLabels labels,
        AppAnnotations annotations,
        RenderedConfigs configs,
        RenderedSecrets secrets) {

    static Rendering of(AppParts parts) {
        Names names = Names.of(parts);
        return new Rendering(
                parts,
                names,
                AppLabels.of(parts),
                AppAnnotations.of(parts),
                new RenderedConfigs(parts, names),
                new RenderedSecrets(parts, names));
    }

    /** A choice was added without its rendering: a gap that must not become a missing field. */
    static IllegalStateException unknown(Object choice) {
        return new IllegalStateException(
                "no renderer knows " + choice.getClass().getName());
    }

    /** What carries all of these labels. */
    static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return selector;
    }

    /** The metadata of what makes a secret. */
    ObjectMeta metadataOfSecret(Secrets secret) {
        return metadata(secrets.name(secret.name()), labels.config(), annotations.ofApp(LabelScope.CONFIG));
    }

    /** The metadata of an object in the app's namespace. */
    ObjectMeta metadata(String name, Map<String, String> labels, Map<String, String> annotations) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(parts.namespace().name());
        metadata.setLabels(labels);
        metadata.setAnnotations(annotations);
        return metadata;
    }
}
