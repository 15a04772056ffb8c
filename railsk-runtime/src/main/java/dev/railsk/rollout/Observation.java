package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;

/**
 * What a cluster shows of one workload, as whole objects.
 *
 * @param workload the Deployment or StatefulSet; absent when there is none
 * @param replicaSets its ReplicaSets; others' may be among them
 * @param pods its pods; others' may be among them
 * @param events what is told of these; others may be among them
 */
public record Observation(Tree workload, List<Tree> replicaSets, List<Tree> pods, Events events) {
    public Observation {
        replicaSets = List.copyOf(replicaSets);
        pods = List.copyOf(pods);
    }

    /** What a cluster shows of a workload, with events in any order. */
    public Observation(Tree workload, List<Tree> replicaSets, List<Tree> pods, List<Tree> events) {
        this(workload, replicaSets, pods, Events.of(events));
    }

    /** How its kind keeps old and new pods apart. A new kind is one more class, and a line here. */
    Revisions revisions() {
        return Conditions.text(workload, "kind").equals("StatefulSet")
                ? new StatefulSetRevisions(this)
                : new DeploymentRevisions(this);
    }

    static boolean isEnding(Tree pod) {
        return pod.at("metadata", "deletionTimestamp").isPresent();
    }

    /** Whether a pod will never run again: it was evicted, or its node shut down. Its place is taken by another. */
    static boolean isOver(Tree pod) {
        String phase = Conditions.text(pod.at("status"), "phase");
        return phase.equals("Failed") || phase.equals("Succeeded");
    }
}
