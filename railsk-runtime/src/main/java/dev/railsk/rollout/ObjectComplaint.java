package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/**
 * What the status of an object complains of that is no workload: a route that its gateway does not accept, an autoscaler without metrics, a
 * claim that has lost its volume. A status that says nothing is no complaint, as nobody may be there to write it.
 */
public final class ObjectComplaint {

    private static final List<String> GOOD =
            List.of("Accepted", "Programmed", "ResolvedRefs", "Ready", "ScalingActive", "AbleToScale");

    private ObjectComplaint() {}

    /** The complaint in words; empty where there is none. */
    public static Optional<String> of(Tree object) {
        if (Conditions.text(object.at("status"), "phase").equals("Lost")) {
            return Optional.of("its volume is lost");
        }
        Optional<String> own = failed(object.at("status", "conditions").items());
        if (own.isPresent()) {
            return own;
        }
        for (Tree parent : object.at("status", "parents").items()) {
            String name = Conditions.text(parent.at("parentRef"), "name");
            Optional<String> failed = failed(parent.at("conditions").items());
            if (failed.isPresent()) {
                return Optional.of("for " + name + ", " + failed.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> failed(List<Tree> conditions) {
        for (Tree condition : conditions) {
            String type = Conditions.text(condition, "type");
            if (GOOD.contains(type) && Conditions.text(condition, "status").equals("False")) {
                return Optional.of("condition " + type + " is False (" + Conditions.text(condition, "reason") + "): "
                        + Conditions.text(condition, "message"));
            }
        }
        return Optional.empty();
    }
}
