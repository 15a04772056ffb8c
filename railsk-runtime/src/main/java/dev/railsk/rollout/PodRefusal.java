package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/** Pods that a quota, Pod Security or a webhook does not let be made, as the object says that would make them, or its events. */
final class PodRefusal {

    private PodRefusal() {}

    static Cause of(ObjectRef maker, String reason, String message) {
        return new Cause(Rule.PODS_REFUSED, maker, "", reason, message.strip(), nextStep(message), List.of());
    }

    /** What events say of a maker that has no condition for it, such as a Job or a StatefulSet. */
    static Optional<Cause> told(Tree maker, ObjectRef ref, Events events) {
        if (!maker.isPresent()) {
            return Optional.empty();
        }
        return new PodEvents(events, maker).newest("FailedCreate", "").map(message -> of(ref, "FailedCreate", message));
    }

    private static String nextStep(String message) {
        if (message.contains("exceeded quota")) {
            return "Raise the namespace's quota, or ask for less.";
        }
        if (message.contains("violates PodSecurity")) {
            return "Take back what the message names in security(..), or relax the namespace's Pod Security level.";
        }
        return message.contains("failed quota")
                ? "Give every container resources(..), which the namespace's quota wants."
                : "Change what the message names, or the policy that refuses it.";
    }
}
