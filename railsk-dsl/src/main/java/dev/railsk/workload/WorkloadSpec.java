package dev.railsk.workload;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.network.Port;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Hook;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of workload lets its author write. In an overlay it starts from the base's values: a noun replaces, {@code
 * addX} and {@code removeX} change a list.
 */
public abstract sealed class WorkloadSpec<S extends WorkloadSpec<S>> permits ReplicatedSpec, ClockSpec {

    final Draft draft;
    private Optional<String> objectName;
    private Optional<String> container;
    private final Map<String, String> identity;
    private Labels labels;
    private Command command;
    private EnvVars env;
    private final List<Port> ports;
    private Probes probes;
    private Resources resources;
    private Optional<Hook> preStop;
    private GracePeriod gracePeriod;
    private UpdateStrategy strategy;
    private Spread spread;

    WorkloadSpec(String scope, Process base) {
        draft = new Draft(scope);
        objectName = base.objectName();
        container = base.container();
        identity = new LinkedHashMap<>(base.identity());
        labels = base.labels();
        command = base.command();
        env = base.env();
        ports = new ArrayList<>(base.ports());
        probes = base.probes();
        resources = base.resources();
        preStop = base.preStop();
        gracePeriod = base.gracePeriod();
        strategy = base.strategy();
        spread = base.spread();
    }

    abstract S self();

    Process process() {
        return new Process(
                objectName,
                container,
                identity,
                labels,
                command,
                env,
                ports,
                probes,
                resources,
                preStop,
                gracePeriod,
                strategy,
                spread);
    }

    /** Name the Deployment. Default: {@code <app>-<workload>}. */
    public S objectName(String name) {
        draft.write("objectName");
        objectName = Optional.of(name);
        return self();
    }

    /** Name the main container. Default: the workload's name. */
    public S container(String name) {
        draft.write("container");
        container = Optional.of(name);
        return self();
    }

    /**
     * Tell this workload's pods from all others by this label, instead of {@code app.kubernetes.io/name} and {@code
     * app.kubernetes.io/component}. It reaches what {@link LabelScope#IDENTITY} does.
     */
    public S identity(String key, String value) {
        draft.write("identity");
        identity.clear();
        identity.put(key, value);
        return self();
    }

    /** Add a label where these scopes say. */
    public S label(String key, String value, LabelScope... scopes) {
        Origin origin = draft.write("label " + key);
        if (scopes.length == 0) {
            draft.problem(
                    "label " + key, origin, "label \"" + key + "\" says no scope", "Add LabelScope.PODS, for example.");
        }
        labels = labels.with(new Labels.Label(key, value, Set.of(scopes)));
        return self();
    }

    /** Run this instead of the image's entry point: program and arguments. */
    public S command(String... words) {
        return run(new Command.Instead(List.of(words)), words);
    }

    /** Give this to the image's entry point. */
    public S arguments(String... words) {
        return run(new Command.Arguments(List.of(words)), words);
    }

    /** Run what the image runs by itself. */
    public S imageCommand() {
        draft.write("command");
        command = new Command.OfImage();
        return self();
    }

    private S run(Command what, String... words) {
        Origin origin = draft.write("command");
        if (words.length == 0) {
            draft.problem("command", origin, "the command is empty", "Name program and arguments, or imageCommand().");
        }
        command = what;
        return self();
    }

    final void runs(Command what) {
        command = what;
    }

    /** Change the environment that this workload adds to the app's. */
    public S env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        EnvVars changed = draft.nested("env", () -> env.with(definition));
        env = changed == null ? env : changed;
        return self();
    }

    /** Listen on this port, and on no other. */
    public S port(String name, int number) {
        draft.write("port");
        Port port = draft.nested("port", () -> new Port(name, number));
        ports.clear();
        keep(port);
        return self();
    }

    /** Listen on a further port. */
    public S addPort(String name, int number) {
        draft.touch();
        keep(draft.nested("port", () -> new Port(name, number)));
        return self();
    }

    private void keep(@Nullable Port port) {
        if (port != null) {
            ports.add(port);
        }
    }

    /** Ask this until it succeeds, before the other probes start. */
    public S startup(Probe probe) {
        draft.write("startup");
        probes = probes.withStartup(Optional.of(probe));
        return self();
    }

    /** Send traffic only while this succeeds. */
    public S readiness(Probe probe) {
        draft.write("readiness");
        probes = probes.withReadiness(Optional.of(probe));
        return self();
    }

    /** Restart the container when this fails. */
    public S liveness(Probe probe) {
        draft.write("liveness");
        probes = probes.withLiveness(Optional.of(probe));
        return self();
    }

    /** Ask nothing at the start. */
    public S noStartup() {
        draft.write("startup");
        probes = probes.withStartup(Optional.empty());
        return self();
    }

    /** Send traffic as soon as the container runs and its startup probe, if any, has succeeded. */
    public S noReadiness() {
        draft.write("readiness");
        probes = probes.withReadiness(Optional.empty());
        return self();
    }

    /** Never restart a container that still runs. */
    public S noLiveness() {
        draft.write("liveness");
        probes = probes.withLiveness(Optional.empty());
        return self();
    }

    /** Say what a pod is promised and allowed. */
    public S resources(Consumer<ResourcesSpec> definition) {
        draft.write("resources");
        Resources changed = draft.nested("resources", () -> resources.with(definition));
        resources = changed == null ? resources : changed;
        return self();
    }

    /** Do this before SIGTERM. */
    public S preStop(Hook hook) {
        draft.write("preStop");
        preStop = Optional.of(hook);
        return self();
    }

    /** Send SIGTERM at once. */
    public S noPreStop() {
        draft.write("preStop");
        preStop = Optional.empty();
        return self();
    }

    /** Say how long a pod may take to stop. */
    public S gracePeriod(GracePeriod period) {
        draft.write("gracePeriod");
        gracePeriod = period;
        return self();
    }

    /** Say how the pods are kept apart. */
    public S spread(Spread how) {
        draft.write("spread");
        spread = how;
        return self();
    }

    void strategyIs(UpdateStrategy how) {
        draft.write("strategy");
        strategy = how;
    }
}
