package dev.railsk.workload;

import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A workload that fires timed jobs and must never run twice: one pod, replaced only after it has gone.
 *
 * @param basics what every workload has
 */
public record Clock(WorkloadBasics basics) implements Workload, Part<ClockSpec, Clock> {

    private static final Scale ONE = Scale.fixed(1);

    /** A clock as it is when nothing is said of it: see {@link ClockSpec} for the defaults. */
    public static Clock standard(String name) {
        Clock standard = new Clock(WorkloadBasics.bare(name)).with(Defaults.OfClock.WORDS);
        return new Clock(standard.basics.unwritten());
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
    public Scale scale() {
        return ONE;
    }

    // A budget for a single pod could only hold up every drain.
    @Override
    public Disruption disruption() {
        return Disruption.unlimited();
    }

    @Override
    public String noun() {
        return "clock";
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
