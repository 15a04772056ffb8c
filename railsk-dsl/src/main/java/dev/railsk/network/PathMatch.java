package dev.railsk.network;

/** Which paths of a request a path stands for. */
public enum PathMatch {
    /** It and everything below it, by whole parts: {@code /api} stands for {@code /api/users}, not for {@code /apis}. */
    PREFIX("Prefix"),
    /** It alone. */
    EXACT("Exact");

    private final String kubernetesName;

    PathMatch(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /** The word of an Ingress. */
    public String kubernetesName() {
        return kubernetesName;
    }
}
