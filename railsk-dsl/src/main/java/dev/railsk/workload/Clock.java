package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A workload that fires timed jobs and must never run twice: one pod, replaced only after it has gone.
 *
 * @param name its name in the definition
 * @param process what every workload has
 * @param origin the line that defined it
 */
public record Clock(String name, Process process, Origin origin) implements Workload, Part<ClockSpec, Clock> {

    /** A clock as it is when nothing is said of it: see {@link ClockSpec} for the defaults. */
    public static Clock standard(String name) {
        return ClockSpec.defaults(requireNonNull(name, "name"), Origin.here());
    }

    /** Define a clock on its own, to share or test it. */
    public static Clock define(String name, Consumer<ClockSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Clock with(Consumer<ClockSpec> definition) {
        return ClockSpec.apply(this, definition);
    }

    @Override
    public int replicas() {
        return 1;
    }
}
