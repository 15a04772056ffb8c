package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** A Deployment's revisions are its ReplicaSets: the present one has the Deployment's own revision number. */
final class DeploymentRevisions implements Revisions {

    private final Observation observed;

    DeploymentRevisions(Observation observed) {
        this.observed = observed;
    }

    @Override
    public List<Tree> newPods() {
        Tree owner = newReplicaSet();
        List<Tree> pods = new ArrayList<>();
        for (Tree pod : observed.pods()) {
            if (owner.isPresent() && Owner.owns(owner, pod) && !Observation.isEnding(pod)) {
                pods.add(pod);
            }
        }
        return pods;
    }

    @Override
    public PodCounts counts() {
        Tree deployment = observed.workload();
        return new PodCounts(
                (int) wanted(),
                (int) integer(deployment.at("status", "updatedReplicas")),
                (int) integer(newReplicaSet().at("status", "availableReplicas")),
                oldPods());
    }

    @Override
    public boolean isComplete() {
        Tree deployment = observed.workload();
        PodCounts pods = counts();
        long all = integer(deployment.at("status", "replicas"));
        return pods.updated() == pods.wanted()
                && all == pods.updated()
                && pods.available() == pods.wanted()
                && integer(deployment.at("status", "availableReplicas")) >= pods.wanted();
    }

    @Override
    public Tree maker() {
        Tree replicaSet = newReplicaSet();
        return replicaSet.isPresent() ? replicaSet : observed.workload();
    }

    private Tree newReplicaSet() {
        String revision = revision(observed.workload());
        for (Tree replicaSet : ownReplicaSets()) {
            if (!revision.isEmpty() && revision(replicaSet).equals(revision)) {
                return replicaSet;
            }
        }
        return Tree.absent();
    }

    private int oldPods() {
        String newUid = Owner.uid(newReplicaSet());
        int old = 0;
        for (Tree replicaSet : ownReplicaSets()) {
            if (!Owner.uid(replicaSet).equals(newUid)) {
                for (Tree pod : observed.pods()) {
                    old += Owner.owns(replicaSet, pod) && !Observation.isOver(pod) ? 1 : 0;
                }
            }
        }
        return old;
    }

    private List<Tree> ownReplicaSets() {
        return observed.replicaSets().stream()
                .filter(replicaSet -> Owner.owns(observed.workload(), replicaSet))
                .toList();
    }

    private long wanted() {
        return observed.workload().at("spec", "replicas").integer().orElse(1L);
    }

    private static String revision(Tree object) {
        return object.at("metadata", "annotations", "deployment.kubernetes.io/revision")
                .text()
                .orElse("");
    }

    private static long integer(Tree tree) {
        return tree.integer().orElse(0L);
    }
}
