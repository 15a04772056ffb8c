package dev.railsk.volume;

/** Who may use claimed storage at a time. */
public enum ClaimAccess {
    /** The pods of one node. */
    ONE_NODE("ReadWriteOnce"),
    /** One pod; a second one waits until the first has gone. */
    ONE_POD("ReadWriteOncePod"),
    /** Pods of several nodes, which not every storage can do. */
    SHARED_BY_NODES("ReadWriteMany"),
    /** Pods of several nodes, for reading. */
    READ_BY_NODES("ReadOnlyMany");

    private final String kubernetesName;

    ClaimAccess(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
