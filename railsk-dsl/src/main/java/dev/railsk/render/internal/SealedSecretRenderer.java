package dev.railsk.render.internal;

import dev.railsk.config.SealedScope;
import dev.railsk.config.SealedSecret;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Manifest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders what the Sealed Secrets controller decrypts. */
final class SealedSecretRenderer implements KindRenderer {

    private static final String ANNOTATIONS = "sealedsecrets.bitnami.com/";

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Secrets secret : rendering.parts().secrets().values()) {
            if (secret instanceof SealedSecret sealed) {
                manifests.add(render(rendering, sealed));
            }
        }
    }

    private static Manifest render(Rendering rendering, SealedSecret sealed) {
        ObjectMeta metadata = rendering.metadataOfSecret(sealed);
        if (sealed.scope() != SealedScope.STRICT) {
            Map<String, String> annotations = new LinkedHashMap<>(metadata.getAnnotations());
            String scope = sealed.scope() == SealedScope.CLUSTER_WIDE ? "cluster-wide" : "namespace-wide";
            annotations.put(ANNOTATIONS + scope, "true");
            metadata.setAnnotations(annotations);
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("encryptedData", sealed.ciphertexts());
        spec.put("template", template(sealed, metadata));
        return Manifest.owning("bitnami.com/v1alpha1", "SealedSecret", metadata, "spec", spec)
                .definedAt(sealed.origin());
    }

    // The controller takes the Secret's labels and annotations from the template, and knows the scope by the latter.
    private static Map<String, Object> template(SealedSecret sealed, ObjectMeta metadata) {
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("name", metadata.getName());
        secret.put("namespace", metadata.getNamespace());
        if (!metadata.getLabels().isEmpty()) {
            secret.put("labels", metadata.getLabels());
        }
        if (!metadata.getAnnotations().isEmpty()) {
            secret.put("annotations", metadata.getAnnotations());
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("metadata", secret);
        if (sealed.type().isPresent()) {
            template.put("type", sealed.type().get());
        }
        return template;
    }
}
