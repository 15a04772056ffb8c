package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Whether an object of any kind says that it is ready: {@code status.observedGeneration}, where there is one, is the object's
 * generation, and the condition {@code Ready} or {@code Available} is true. The fields are those that Kubernetes' API conventions ask
 * of every controller.
 */
public final class ObjectReadiness {

    private static final List<String> READY = List.of("Ready", "Available");

    private ObjectReadiness() {}

    /** What it still waits for, in words; empty once it is ready. */
    public static Optional<String> waitsFor(Tree object) {
        Optional<Long> observed = object.at("status", "observedGeneration").integer();
        Optional<Long> wanted = object.at("metadata", "generation").integer();
        if (observed.isPresent() && wanted.isPresent() && observed.get() < wanted.get()) {
            return Optional.of("its controller has not looked at it since it was changed");
        }
        Optional<String> unmet = Optional.of("its status has no condition " + String.join(" or ", READY));
        for (Tree condition : object.at("status", "conditions").items()) {
            String type = text(condition, "type");
            if (!READY.contains(type)) {
                continue;
            }
            if (text(condition, "status").equals("True")) {
                return Optional.empty();
            }
            unmet = Optional.of("condition " + type + " is " + text(condition, "status") + described(condition));
        }
        return unmet;
    }

    private static String described(Tree condition) {
        String reason = text(condition, "reason");
        String message = text(condition, "message");
        return (reason.isEmpty() ? "" : " (" + reason + ")") + (message.isEmpty() ? "" : ": " + message);
    }

    private static String text(Tree condition, String field) {
        return condition.at(field).text().orElse("");
    }
}
