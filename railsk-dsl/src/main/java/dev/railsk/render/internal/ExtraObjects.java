package dev.railsk.render.internal;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.ExtraObject;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that an author wrote by hand, in the namespace where they belong. */
final class ExtraObjects {

    // A third party's kind that is not here says so itself, with an empty namespace.
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "APIService",
            "CertificateSigningRequest",
            "ClusterIssuer",
            "ClusterRole",
            "ClusterRoleBinding",
            "ClusterSecretStore",
            "CSIDriver",
            "CustomResourceDefinition",
            "GatewayClass",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Namespace",
            "PersistentVolume",
            "PriorityClass",
            "RuntimeClass",
            "StorageClass",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration");

    private ExtraObjects() {}

    static List<Manifest> of(AppParts parts) {
        List<Manifest> placed = new ArrayList<>();
        for (ExtraObject object : parts.byHand().objects()) {
            placed.add(placed(object.manifest(), parts.namespace().name()).definedAt(object.origin()));
        }
        return placed;
    }

    private static Manifest placed(Manifest manifest, String namespace) {
        Tree written = manifest.tree().at("metadata", "namespace");
        boolean isMissing = !manifest.tree().at("metadata").map().containsKey("namespace");
        if (isMissing && OF_THE_CLUSTER.contains(manifest.kind())) {
            return manifest;
        }
        if (!isMissing && !written.text().orElse("").isEmpty()) {
            return manifest;
        }
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(manifest.tree().at("metadata").map());
        if (isMissing) {
            metadata.put("namespace", namespace);
        } else {
            metadata.remove("namespace");
        }
        Map<String, @Nullable Object> content =
                new LinkedHashMap<>(manifest.tree().map());
        content.put("metadata", metadata);
        return Manifest.of(Tree.of(content));
    }
}
