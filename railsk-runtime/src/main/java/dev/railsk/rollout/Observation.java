package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;

/**
 * What a cluster shows of one workload, as whole objects.
 *
 * @param deployment the Deployment; absent when there is none
 * @param replicaSets ReplicaSets of its namespace, others' included
 * @param pods pods of its namespace, others' included
 * @param events events of its namespace, others' included
 */
public record Observation(Tree deployment, List<Tree> replicaSets, List<Tree> pods, List<Tree> events) {
    public Observation {
        replicaSets = List.copyOf(replicaSets);
        pods = List.copyOf(pods);
        events = List.copyOf(events);
    }

    /** The ReplicaSet of the Deployment's present revision: owned by this very Deployment, with its revision number. */
    Tree newReplicaSet() {
        String revision = revision(deployment);
        for (Tree replicaSet : ownReplicaSets()) {
            if (!revision.isEmpty() && revision(replicaSet).equals(revision)) {
                return replicaSet;
            }
        }
        return Tree.absent();
    }

    /** The pods of the present revision, those that are ending left out. */
    List<Tree> newPods() {
        Tree owner = newReplicaSet();
        return owner.isPresent()
                ? pods.stream()
                        .filter(pod -> Owner.owns(owner, pod) && !isEnding(pod))
                        .toList()
                : List.of();
    }

    /** How many pods of older revisions there are, those that are ending included. */
    int oldPods() {
        String newUid = Owner.uid(newReplicaSet());
        int old = 0;
        for (Tree replicaSet : ownReplicaSets()) {
            if (!Owner.uid(replicaSet).equals(newUid)) {
                old += (int)
                        pods.stream().filter(pod -> Owner.owns(replicaSet, pod)).count();
            }
        }
        return old;
    }

    private List<Tree> ownReplicaSets() {
        return replicaSets.stream()
                .filter(replicaSet -> Owner.owns(deployment, replicaSet))
                .toList();
    }

    private static String revision(Tree object) {
        return object.at("metadata", "annotations", "deployment.kubernetes.io/revision")
                .text()
                .orElse("");
    }

    private static boolean isEnding(Tree pod) {
        return pod.at("metadata", "deletionTimestamp").isPresent();
    }
}
