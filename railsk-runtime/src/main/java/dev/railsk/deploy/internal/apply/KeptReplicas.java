package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the number of pods when it is handed to an autoscaler. Server-side apply removes a field that its only owner leaves out, and the
 * number would fall to Kubernetes' default of one. So as long as railsk still owns it, the number that is there is sent; once the
 * autoscaler has changed it, it owns it, and nothing is sent.
 */
public final class KeptReplicas {

    private static final String OWNER = "f:replicas";

    private KeptReplicas() {}

    /** The manifest to send in the place of this one. */
    public static Manifest in(Cluster cluster, Manifest manifest) {
        boolean isScaled = manifest.kind().equals("Deployment")
                && !manifest.tree().at("spec", "replicas").isPresent();
        if (!isScaled) {
            return manifest;
        }
        Optional<LiveObject> live = cluster.get(ObjectRef.of(manifest.id()));
        if (live.isEmpty() || !isOurs(live.get().content())) {
            return manifest;
        }
        Optional<Long> replicas = live.get().content().at("spec", "replicas").integer();
        return replicas.isEmpty() ? manifest : with(manifest, replicas.get());
    }

    private static boolean isOurs(Tree live) {
        for (Tree entry : live.at("metadata", "managedFields").items()) {
            boolean isOfRailsk = entry.at("manager").text().orElse("").equals(WriteOptions.FIELD_MANAGER)
                    && entry.at("operation").text().orElse("").equals("Apply");
            if (isOfRailsk && entry.at("fieldsV1", "f:spec", OWNER).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Manifest with(Manifest manifest, long replicas) {
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(manifest.tree().at("spec").map());
        spec.put("replicas", replicas);
        Map<String, @Nullable Object> whole =
                new LinkedHashMap<>(manifest.tree().map());
        whole.put("spec", spec);
        Manifest sent = Manifest.of(Tree.of(whole));
        return manifest.origin().map(sent::definedAt).orElse(sent);
    }
}
