package dev.railsk.workload;

import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.OwnVariable;
import dev.railsk.job.JobBackend;
import dev.railsk.job.JobOptions;
import dev.railsk.job.SidekiqAlive;
import dev.railsk.network.Port;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A workload that takes jobs from queues.
 *
 * @param basics what every workload has
 * @param scaling how many pods
 * @param backend the program that takes the jobs
 * @param options what that is told
 * @param alive the gem that answers for Sidekiq's health; empty where it is not there
 */
public record Worker(
        WorkloadBasics basics, Scaling scaling, JobBackend backend, JobOptions options, Optional<SidekiqAlive> alive)
        implements Workload, Part<WorkerSpec, Worker> {

    private static final Duration CLUSTER_GRACE = Duration.ofSeconds(30);

    /** A worker as it is when nothing is said of it: see {@link WorkerSpec} for the defaults. */
    public static Worker standard(String name) {
        Scaling bare = new Scaling(Scale.fixed(1), Disruption.unlimited());
        Worker standard = WorkerSpec.withDefaults(
                new Worker(WorkloadBasics.bare(name), bare, JobBackend.sidekiq(), JobOptions.NONE, Optional.empty()));
        return new Worker(
                standard.basics.unwritten(), standard.scaling, standard.backend, standard.options, standard.alive);
    }

    /** Define a worker on its own, to share or test it. */
    public static Worker define(String name, Consumer<WorkerSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Worker with(Consumer<WorkerSpec> definition) {
        return WorkerSpec.apply(this, definition);
    }

    /** Whether its command runs its backend, which is told the options then. */
    boolean isRun() {
        return backend.isRunBy(basics.pod().main().command());
    }

    @Override
    public Container main() {
        Container written = basics.pod().main();
        if (!isRun()) {
            return written;
        }
        Command told = backend.told(written.command(), options);
        List<OwnVariable> variables = variables();
        List<Port> more = ports();
        if (variables.isEmpty()
                && more.isEmpty()
                && told.words().equals(written.command().words())) {
            return written;
        }
        List<Port> ports = new ArrayList<>(written.ports());
        ports.addAll(more);
        return written.running(
                written.program().saying(told, variables, basics.lines()),
                ports,
                written.probes(),
                written.resources());
    }

    /** The ports on which it is asked for its health. */
    List<Port> ports() {
        List<Port> ports = new ArrayList<>(backend.ports());
        if (alive.isPresent()) {
            ports.add(alive.get().listens());
        }
        return ports;
    }

    @Override
    public List<OwnVariable> variables() {
        if (!isRun()) {
            return List.of();
        }
        List<OwnVariable> variables = new ArrayList<>(backend.variables(options));
        if (alive.isPresent()) {
            variables.addAll(alive.get().variables(basics.pod().timeToStop().orElse(CLUSTER_GRACE)));
        }
        return variables;
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
    public int place() {
        return 1;
    }

    @Override
    public WorkloadKind kind() {
        return WorkloadKind.DEPLOYMENT;
    }
}
