package dev.railsk.policy;

/** How careful the pods of a namespace must be: the levels of Kubernetes' Pod Security Standards. */
public enum PodSecurityLevel {
    /** Anything goes. */
    PRIVILEGED("privileged"),
    /** No pod may take over its node. */
    BASELINE("baseline"),
    /** What railsk renders by default fulfils it: no root, no escalation, a seccomp profile. */
    RESTRICTED("restricted");

    private final String kubernetesName;

    PodSecurityLevel(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** Its name in labels. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
