package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.function.Consumer;

/**
 * A workload that fires timed jobs and must never run twice: one pod, replaced only after it has gone.
 *
 * @param name its name in the definition
 * @param process what every workload has
 * @param origin the line that defined it
 */
public record Clock(String name, Process process, Origin origin) implements Workload {

    /** Define a clock on its own, to share or test it. */
    public static Clock define(String name, Consumer<ClockSpec> definition) {
        return ClockSpec.apply(ClockSpec.defaults(requireNonNull(name, "name"), Origin.here()), definition);
    }

    /** This workload, changed. */
    public Clock with(Consumer<ClockSpec> definition) {
        return ClockSpec.apply(this, definition);
    }

    @Override
    public int replicas() {
        return 1;
    }
}
