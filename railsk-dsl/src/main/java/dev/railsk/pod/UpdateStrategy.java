package dev.railsk.pod;

/** How old pods are replaced by new ones. */
public sealed interface UpdateStrategy {

    /**
     * New pods come before old ones go.
     *
     * @param maxSurge pods above the wanted number, a count or a percentage such as {@code 25%}
     * @param maxUnavailable pods below the wanted number, likewise
     */
    record Rolling(String maxSurge, String maxUnavailable) implements UpdateStrategy {}

    /** All old pods go before a new one comes: for what must never run twice. */
    record Recreate() implements UpdateStrategy {}

    /** Not rendered: Kubernetes' rolling update with 25 % each. */
    record ClusterDefault() implements UpdateStrategy {}

    /** New pods come before old ones go. */
    static UpdateStrategy rolling(String maxSurge, String maxUnavailable) {
        return new Rolling(maxSurge, maxUnavailable);
    }

    /** All old pods go before a new one comes. */
    static UpdateStrategy recreate() {
        return new Recreate();
    }

    /** Leave it to Kubernetes. */
    static UpdateStrategy clusterDefault() {
        return new ClusterDefault();
    }
}
