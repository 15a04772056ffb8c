package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Disruption;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import dev.railsk.scale.Keda;

/** What workloads that may run in several pods let their author write. */
public abstract sealed class ReplicatedSpec<S extends ReplicatedSpec<S>> extends WorkloadSpec<S>
        permits HostWords, WorkerSpec, ProcessSpec {

    private Scale scale;
    private Disruption disruption;

    ReplicatedSpec(String scope, WorkloadBasics base, Scaling scaling) {
        super(scope, base);
        scale = scaling.scale();
        disruption = scaling.disruption();
    }

    abstract Scaling standardScaling();

    final Scaling scaling() {
        return new Scaling(scale, disruption);
    }

    /** Run this many pods. */
    public S replicas(int count) {
        Origin origin = draft.write("replicas");
        if (count < 1) {
            draft.problem(
                    "replicas",
                    origin,
                    "replicas must be at least 1, but was " + count,
                    "Set replicas(1) or more; to run none, write noReplicas() or leave the workload out.");
            return self();
        }
        scale = Scale.fixed(count);
        return self();
    }

    /** Say how many pods run, or who decides that. */
    public S scale(Scale how) {
        draft.write("replicas");
        scale = requireNonNull(how, "how");
        return self();
    }

    /** Let KEDA say how many pods run: {@link Scale#keda}. */
    public S scale(ScaleChange how) {
        draft.write("replicas");
        requireNonNull(how, "how");
        try {
            scale = new Scale.ByKeda(how.over(scale));
        } catch (DefinitionException e) {
            scale = new Scale.ByKeda(draft.refused("replicas", Keda.class, e).orElse(ScaleChange.before(scale)));
        }
        return self();
    }

    /** Run no pods, as in an environment that sleeps: {@link Scale#none}. */
    public S noReplicas() {
        draft.write("replicas");
        scale = Scale.none();
        return self();
    }

    /** Run as many pods as when nothing is said. */
    public S defaultReplicas() {
        draft.write("replicas");
        scale = standardScaling().scale();
        return self();
    }

    /** Say how many pods a drain of nodes may take away at once. */
    public S disruption(Disruption budget) {
        draft.write("disruption");
        disruption = requireNonNull(budget, "budget");
        return self();
    }

    /** Let a drain take as many pods as when nothing is said. */
    public S defaultDisruption() {
        draft.write("disruption");
        disruption = standardScaling().disruption();
        return self();
    }

    /** Say how old pods are replaced by new ones. */
    public S strategy(UpdateStrategy how) {
        strategyIs(how);
        return self();
    }

    /** Replace old pods as when nothing is said. */
    public S defaultStrategy() {
        strategyIs(standardBasics().rollout().strategy());
        return self();
    }
}
