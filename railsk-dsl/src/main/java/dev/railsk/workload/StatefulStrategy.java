package dev.railsk.workload;

/** How the pods of a StatefulSet come to a new version. An accessory has one pod, so that there is nothing to go through in parts. */
public sealed interface StatefulStrategy {

    /**
     * Only when somebody deletes the pod: a deploy changes what the next one is like, and does not restart what runs. For a store that is
     * restarted at a time of its own.
     */
    static StatefulStrategy onDelete() {
        return new OnDelete();
    }

    /** At once, as Kubernetes does by itself. */
    static StatefulStrategy clusterDefault() {
        return new ClusterDefault();
    }

    /** Only when somebody deletes the pod. */
    record OnDelete() implements StatefulStrategy {}

    /** Nothing rendered. */
    record ClusterDefault() implements StatefulStrategy {}
}
