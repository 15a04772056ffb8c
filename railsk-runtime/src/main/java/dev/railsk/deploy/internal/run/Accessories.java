package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Workloads that come up before all others, because what runs before the rollout may need them: a migration its database, a task its
 * queue.
 *
 * @param workloads what runs them
 */
public record Accessories(List<WorkloadObject> workloads) {

    private static final String KIND = "StatefulSet";

    public Accessories {
        workloads = List.copyOf(workloads);
    }

    /** Those of an environment; none where nothing runs before the rollout. */
    public static Accessories neededBy(TaskPlan plan, Environment environment) {
        List<WorkloadObject> needed = new ArrayList<>();
        for (WorkloadObject workload : environment.workloads()) {
            if (plan.runsBeforeRollout() && workload.kind().equals(KIND)) {
                needed.add(workload);
            }
        }
        return new Accessories(needed);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return workloads.isEmpty();
    }

    /** Whether it is what runs one of them, or has its name, as its service does. */
    public boolean has(Manifest manifest) {
        return workloads.stream().anyMatch(workload -> workload.name().equals(manifest.name()));
    }
}
