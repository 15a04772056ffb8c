package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Disruption;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.Origin;

/** What workloads that may run in several pods let their author write. */
public abstract sealed class ReplicatedSpec<S extends ReplicatedSpec<S>> extends WorkloadSpec<S>
        permits WebSpec, WorkerSpec {

    int replicas;
    Disruption disruption;

    ReplicatedSpec(String scope, Process base, int replicas, Disruption disruption) {
        super(scope, base);
        this.replicas = replicas;
        this.disruption = disruption;
    }

    /** Run this many pods. */
    public S replicas(int count) {
        Origin origin = draft.write("replicas");
        if (count < 1) {
            draft.problem(
                    "replicas",
                    origin,
                    "replicas must be at least 1, but was " + count,
                    "Set replicas(1) or more, or leave the workload out.");
        }
        replicas = count;
        return self();
    }

    /** Say how many pods a drain of nodes may take away at once. */
    public S disruption(Disruption budget) {
        draft.write("disruption");
        disruption = requireNonNull(budget, "budget");
        return self();
    }

    /** Say how old pods are replaced by new ones. */
    public S strategy(UpdateStrategy how) {
        strategyIs(how);
        return self();
    }
}
