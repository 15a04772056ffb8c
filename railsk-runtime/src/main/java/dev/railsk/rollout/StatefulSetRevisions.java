package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;

/** A StatefulSet owns its pods itself; each carries the hash of its revision, and the status names the present one. */
final class StatefulSetRevisions implements Revisions {

    private static final String HASH = "controller-revision-hash";

    private final Observation observed;

    StatefulSetRevisions(Observation observed) {
        this.observed = observed;
    }

    @Override
    public List<Tree> newPods() {
        List<Tree> pods = new ArrayList<>();
        for (Tree pod : ownPods()) {
            if (isNew(pod) && !Observation.isEnding(pod)) {
                pods.add(pod);
            }
        }
        return pods;
    }

    @Override
    public PodCounts counts() {
        int available = 0;
        int old = 0;
        for (Tree pod : ownPods()) {
            available += isNew(pod) && Conditions.isTrue(pod, "Ready") ? 1 : 0;
            old += isNew(pod) || Observation.isOver(pod) ? 0 : 1;
        }
        return new PodCounts((int) wanted(), newPods().size(), available, old);
    }

    // The controller counts no pod as updated once all are of one revision, so its own counter does not tell.
    @Override
    public boolean isComplete() {
        if (isOnDelete()) {
            // What runs stays until somebody deletes it: there is no rollout to wait for.
            return integer(observed.workload().at("status", "readyReplicas")) >= wanted();
        }
        Tree status = observed.workload().at("status");
        PodCounts pods = counts();
        return integer(status.at("replicas")) == wanted()
                && integer(status.at("readyReplicas")) >= wanted()
                && pods.updated() == wanted()
                && pods.available() == wanted()
                && pods.old() == 0
                && Conditions.text(status, "currentRevision").equals(updateRevision());
    }

    @Override
    public Tree maker() {
        return observed.workload();
    }

    private List<Tree> ownPods() {
        List<Tree> pods = new ArrayList<>();
        for (Tree pod : observed.pods()) {
            if (Owner.owns(observed.workload(), pod)) {
                pods.add(pod);
            }
        }
        return pods;
    }

    private boolean isNew(Tree pod) {
        return Conditions.text(pod.at("metadata", "labels"), HASH).equals(updateRevision());
    }

    private String updateRevision() {
        return Conditions.text(observed.workload().at("status"), "updateRevision");
    }

    private boolean isOnDelete() {
        return Conditions.text(observed.workload().at("spec", "updateStrategy"), "type")
                .equals("OnDelete");
    }

    private long wanted() {
        return observed.workload().at("spec", "replicas").integer().orElse(1L);
    }

    private static long integer(Tree tree) {
        return tree.integer().orElse(0L);
    }
}
