package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workloads that a caller means by a name, or by none. */
public final class ChosenWorkloads {

    private ChosenWorkloads() {}

    /**
     * The one of this name in the definition; all without one.
     *
     * @throws InvalidValueException when there is none of this name; the message lists those that there are
     */
    public static List<WorkloadObject> of(Environment environment, Optional<String> name) {
        return name.isPresent() ? List.of(named(environment, name.get())) : environment.workloads();
    }

    /**
     * The one of this name in the definition.
     *
     * @throws InvalidValueException when there is none; the message lists those that there are
     */
    public static WorkloadObject named(Environment environment, String name) {
        List<String> known = new ArrayList<>();
        for (WorkloadObject object : environment.workloads()) {
            if (object.workload().equals(name)) {
                return object;
            }
            known.add(object.workload());
        }
        throw InvalidValueException.ofInput(
                "environment \"" + environment.name() + "\" of " + environment.appName() + " has no workload \"" + name
                        + "\"",
                known.isEmpty() ? "It has none at all." : "Name one of: " + Nearest.list(name, known) + ".");
    }
}
