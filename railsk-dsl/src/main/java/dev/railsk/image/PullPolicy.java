package dev.railsk.image;

/** When a node asks the registry for an image. Absent, Kubernetes asks always for {@code :latest} and once for other tags. */
public enum PullPolicy {
    /** At every start of a container, so that a moved tag is noticed. */
    ALWAYS("Always"),
    /** Only when the node does not have it. */
    IF_NOT_PRESENT("IfNotPresent"),
    /** Never: it must be on the node. */
    NEVER("Never");

    private final String kubernetesName;

    PullPolicy(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of the Kubernetes API. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
