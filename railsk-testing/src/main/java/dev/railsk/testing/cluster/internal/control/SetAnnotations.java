package dev.railsk.testing.cluster.internal.control;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The annotations of a Deployment's ReplicaSets: those of the Deployment, and how many pods they are to be. None is taken away again. */
final class SetAnnotations {

    private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    private static final String MOST = "deployment.kubernetes.io/max-replicas";
    private static final Set<String> OWN = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            DeploymentController.REVISION,
            "deployment.kubernetes.io/revision-history",
            DESIRED,
            MOST,
            "deprecated.deployment.rollback.to");

    private SetAnnotations() {}

    /** What the present ReplicaSet is to have. */
    static Map<String, String> wanted(Rollout rollout) {
        Map<String, String> wanted = new LinkedHashMap<>();
        texts(rollout.annotations()).forEach((name, value) -> {
            if (!OWN.contains(name)) {
                wanted.put(name, value);
            }
        });
        wanted.put(DESIRED, Integer.toString(rollout.wanted()));
        wanted.put(MOST, Integer.toString(rollout.wanted() + rollout.maxSurge()));
        return wanted;
    }

    /** What it has. */
    static Map<String, String> of(ReplicaSetView set) {
        return texts(set.object().content().at("metadata", "annotations"));
    }

    private static Map<String, String> texts(Tree map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.entries().forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
        return texts;
    }
}
