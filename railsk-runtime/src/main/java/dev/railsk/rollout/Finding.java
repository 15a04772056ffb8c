package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import java.util.List;

/**
 * What is found to be wrong with a pod, before it is said of which.
 *
 * @param container its container; empty when it is none's fault
 */
record Finding(Rule rule, String container, String reason, String message, String nextStep) {

    /** As a cause, of this object. */
    Cause of(ObjectRef object) {
        String said = message.isBlank() ? "no further words" : message.strip();
        return new Cause(rule, object, container, reason, said, nextStep, List.of());
    }
}
