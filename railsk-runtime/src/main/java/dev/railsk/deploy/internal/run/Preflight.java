package dev.railsk.deploy.internal.run;

import dev.railsk.rollout.Baseline;
import java.util.Map;

/**
 * What the preflight found.
 *
 * @param namespace whether the namespace is there
 * @param baselines how each workload stood before, by its object's name
 */
public record Preflight(NamespaceState namespace, Map<String, Baseline> baselines) {

    public Preflight {
        baselines = Map.copyOf(baselines);
    }

    /** Whether the namespace is there. */
    public enum NamespaceState {
        /** Nobody may look. */
        UNKNOWN,
        PRESENT,
        TO_CREATE
    }

    /** How this workload stood before. */
    public Baseline baseline(String workload) {
        return baselines.getOrDefault(workload, Baseline.NONE);
    }
}
