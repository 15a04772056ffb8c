package dev.railsk.deploy.internal.owner;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
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
final class KeptReplicas {

    private static final String FIELD = ".spec.replicas";

    private KeptReplicas() {}

    /** The manifest to send in the place of this one. */
    static Manifest in(Cluster cluster, Manifest manifest) {
        Optional<LiveObject> live = isOpen(manifest) ? cluster.get(ObjectRef.of(manifest.id())) : Optional.empty();
        return live.isEmpty() ? manifest : in(live.get(), manifest);
    }

    /** The manifest to send in the place of this one, by what is there. */
    static Manifest in(LiveObject live, Manifest manifest) {
        boolean isOurs = !ManagedFields.of(live).ours().only(FIELD::equals).isEmpty();
        Optional<Long> replicas = live.content().at("spec", "replicas").integer();
        return isOpen(manifest) && isOurs && replicas.isPresent() ? with(manifest, replicas.get()) : manifest;
    }

    /** Whether a conflict over this field is one over a number that is kept: an autoscaler has just changed it. */
    static boolean isKept(Manifest manifest, String field) {
        return field.equals(FIELD) && isOpen(manifest);
    }

    /** Whether a manifest leaves the number of pods to somebody else. */
    static boolean isOpen(Manifest manifest) {
        return manifest.kind().equals("Deployment")
                && !manifest.tree().at("spec", "replicas").isPresent();
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
