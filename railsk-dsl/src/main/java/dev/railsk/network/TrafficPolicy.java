package dev.railsk.network;

/** To which nodes' pods traffic from outside is sent: {@code spec.externalTrafficPolicy} of a service. */
public enum TrafficPolicy {
    /** To those of all nodes; the client's address is lost. Kubernetes' default. */
    CLUSTER("Cluster"),
    /** To those of the node that it came to, which keeps the client's address. */
    LOCAL("Local");

    private final String kubernetesName;

    TrafficPolicy(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
