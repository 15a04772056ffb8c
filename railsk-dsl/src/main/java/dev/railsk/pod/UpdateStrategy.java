package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/** How old pods are replaced by new ones. */
public sealed interface UpdateStrategy {

    /**
     * New pods come before old ones go.
     *
     * @param maxSurge pods above the wanted number, a count or a percentage such as {@code 25%}; more than 100% is allowed
     * @param maxUnavailable pods below the wanted number, likewise, but at most 100%
     */
    record Rolling(String maxSurge, String maxUnavailable) implements UpdateStrategy {

        private static final String NEXT_STEP = "Write UpdateStrategy.rolling(\"25%\", \"0\"), for example.";

        public Rolling {
            PodShare.require("maxSurge", maxSurge, false, NEXT_STEP);
            PodShare.require("maxUnavailable", maxUnavailable, true, NEXT_STEP);
            if (PodShare.number(maxSurge) == 0 && PodShare.number(maxUnavailable) == 0) {
                throw new InvalidValueException(
                        "maxSurge and maxUnavailable must not both be 0, but were \"" + maxSurge + "\" and \""
                                + maxUnavailable + "\"",
                        NEXT_STEP);
            }
        }
    }

    /** All old pods go before a new one comes: for what must never run twice. */
    record Recreate() implements UpdateStrategy {}

    /** Not rendered: Kubernetes' rolling update with 25 % each. */
    record ClusterDefault() implements UpdateStrategy {}

    /** New pods come before old ones go. */
    static UpdateStrategy rolling(String maxSurge, String maxUnavailable) {
        return new Rolling(requireNonNull(maxSurge, "maxSurge"), requireNonNull(maxUnavailable, "maxUnavailable"));
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
