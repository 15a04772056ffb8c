package dev.railsk.workload;

import dev.railsk.network.Service;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * Anything else that runs long: a consumer of a stream, a server of another protocol, a program in an image of its own.
 *
 * @param basics what every workload has
 * @param scaling how many pods
 */
public record AppProcess(WorkloadBasics basics, Scaling scaling) implements Workload, Part<ProcessSpec, AppProcess> {

    /** A process as it is when nothing is said of it: see {@link ProcessSpec} for the defaults. */
    public static AppProcess standard(String name) {
        Scaling bare = new Scaling(Scale.fixed(1), Disruption.unlimited());
        AppProcess standard = new AppProcess(WorkloadBasics.bare(name).withService(Service.OF_PORTS), bare)
                .with(Defaults.OfProcess.WORDS);
        return new AppProcess(standard.basics.unwritten(), standard.scaling);
    }

    /** Define a process on its own, to share or test it. */
    public static AppProcess define(String name, Consumer<ProcessSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public AppProcess with(Consumer<ProcessSpec> definition) {
        return ProcessSpec.apply(this, definition);
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
        return "process";
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
