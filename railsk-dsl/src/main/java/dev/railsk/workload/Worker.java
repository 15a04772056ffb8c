package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Disruption;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A workload that takes jobs from queues.
 *
 * @param name its name in the definition
 * @param process what every workload has
 * @param replicas how many pods
 * @param disruption how many of them a drain may take
 * @param origin the line that defined it
 */
public record Worker(String name, Process process, int replicas, Disruption disruption, Origin origin)
        implements Workload, Part<WorkerSpec, Worker> {

    /** A worker as it is when nothing is said of it: see {@link WorkerSpec} for the defaults. */
    public static Worker standard(String name) {
        return WorkerSpec.defaults(requireNonNull(name, "name"), Origin.here());
    }

    /** Define a worker on its own, to share or test it. */
    public static Worker define(String name, Consumer<WorkerSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Worker with(Consumer<WorkerSpec> definition) {
        return WorkerSpec.apply(this, definition);
    }
}
