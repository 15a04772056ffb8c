package dev.railsk.workload;

import dev.railsk.problem.InvalidValueException;

/** How many pods a workload runs. */
public sealed interface Scale {

    /** Always this many, at least 1. To run none, leave the workload out of the environment. */
    static Scale fixed(int pods) {
        return new Fixed(pods);
    }

    /**
     * As many as somebody else says, such as a HorizontalPodAutoscaler: no number is rendered, so no deploy changes it.
     * Kubernetes begins with one pod.
     */
    static Scale byOthers() {
        return new ByOthers();
    }

    /** Always this many. */
    record Fixed(int pods) implements Scale {
        public Fixed {
            if (pods < 1) {
                throw new InvalidValueException(
                        "replicas must be at least 1, but was " + pods,
                        "Set replicas(1) or more, or leave the workload out.");
            }
        }
    }

    /** No number rendered. */
    record ByOthers() implements Scale {}
}
