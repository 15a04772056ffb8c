package dev.railsk.network;

/** How far a service reaches. */
public enum ServiceType {
    /** Inside the cluster. */
    CLUSTER_IP("ClusterIP"),
    /** On a port of every node, as an ALB in instance mode needs it. */
    NODE_PORT("NodePort"),
    /** Through a load balancer of the cloud. */
    LOAD_BALANCER("LoadBalancer");

    private final String kubernetesName;

    ServiceType(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
