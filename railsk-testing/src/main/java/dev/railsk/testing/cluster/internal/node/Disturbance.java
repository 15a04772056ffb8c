package dev.railsk.testing.cluster.internal.node;

/** What happens to the pods of a workload from outside while they come up. */
public enum Disturbance {
    NONE,
    /** The node runs out of memory and evicts one of them. */
    EVICTED,
    /** Each of them writes more than it may, and is evicted for it. */
    STORAGE_EXCEEDED,
    /** The node is drained: one of them is evicted through the API. */
    DRAINED,
    /** The kubelet of the node does not report for a while. */
    NODE_LOST;

    /** Whether it happens to one pod of each ReplicaSet, StatefulSet or Job only. */
    boolean isOnce() {
        return this == EVICTED || this == DRAINED || this == NODE_LOST;
    }
}
