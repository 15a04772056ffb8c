package dev.railsk.workload;

/** The Kubernetes kind that runs a workload. */
public enum WorkloadKind {
    /** Pods that are all alike. */
    DEPLOYMENT("Deployment"),
    /** Pods with a name and storage of their own each. */
    STATEFUL_SET("StatefulSet");

    private final String kubernetesName;

    WorkloadKind(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
