package dev.railsk.workload;

import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A workload that takes jobs from queues.
 *
 * @param basics what every workload has
 * @param scaling how many pods
 * @param sidekiq Sidekiq's own options, given to its command
 */
public record Worker(WorkloadBasics basics, Scaling scaling, SidekiqOptions sidekiq)
        implements Workload, Part<WorkerSpec, Worker> {

    /** A worker as it is when nothing is said of it: see {@link WorkerSpec} for the defaults. */
    public static Worker standard(String name) {
        Scaling bare = new Scaling(Scale.fixed(1), Disruption.unlimited());
        Worker standard = new Worker(WorkloadBasics.bare(name), bare, SidekiqOptions.NONE).with(Defaults.WORKER);
        return new Worker(standard.basics.unwritten(), standard.scaling, standard.sidekiq);
    }

    /** Define a worker on its own, to share or test it. */
    public static Worker define(String name, Consumer<WorkerSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Worker with(Consumer<WorkerSpec> definition) {
        return WorkerSpec.apply(this, definition);
    }

    @Override
    public Scale scale() {
        return scaling.scale();
    }

    @Override
    public Disruption disruption() {
        return scaling.disruption();
    }

    @Override
    public String noun() {
        return "worker";
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
