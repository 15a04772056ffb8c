package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.network.Port;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.Hook;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.LabelSyntax;
import dev.railsk.pod.Labels;
import dev.railsk.pod.Spread;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Syntax;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What every kind of workload lets its author write. In an overlay it starts from the base's values: a noun replaces, {@code
 * addX} and {@code removeX} change a list.
 */
public abstract sealed class WorkloadSpec<S extends WorkloadSpec<S>> permits ReplicatedSpec, ClockSpec {

    /** What belongs to the app, not to one of its workloads. */
    private static final Set<LabelScope> OF_THE_APP = Set.of(LabelScope.CONFIG, LabelScope.NAMESPACE, LabelScope.TASKS);

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
        draft = Draft.named(scope);
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

    /** Note what this scope made wrong; {@code defined} is the line that defined the workload. */
    final void check(Process before, Origin defined) {
        WorkloadRules.check(before, process(), draft, defined);
    }

    /** Name the Deployment. Default: {@code <app>-<workload>}. */
    public S objectName(String name) {
        draft.write("objectName");
        objectName = Optional.of(requireNonNull(name, "name"));
        return self();
    }

    /** Name the main container. Default: the workload's name. */
    public S container(String name) {
        Origin origin = draft.write("container");
        if (!Syntax.isLabel(requireNonNull(name, "name"), 63)) {
            draft.problem(
                    "container",
                    origin,
                    "a container's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it like \"web\".");
        }
        container = Optional.of(name);
        return self();
    }

    /**
     * Tell this workload's pods from all others by this label, instead of {@code app.kubernetes.io/name} and {@code
     * app.kubernetes.io/component}. It reaches what {@link LabelScope#IDENTITY} does.
     */
    public S identity(String key, String value) {
        Origin origin = draft.write("identity");
        LabelSyntax.checkLabel(draft, origin, requireNonNull(key, "key"), requireNonNull(value, "value"));
        identity.clear();
        identity.put(key, value);
        return self();
    }

    /** Add a label where these scopes say. */
    public S label(String key, String value, LabelScope... scopes) {
        Origin origin = draft.write("label " + requireNonNull(key, "key"));
        LabelSyntax.checkLabel(draft, origin, key, requireNonNull(value, "value"));
        List<LabelScope> reach = List.of(requireNonNull(scopes, "scopes"));
        LabelSyntax.checkScopes(draft, origin, key, reach, LabelScope.PODS);
        for (LabelScope scope : reach) {
            if (OF_THE_APP.contains(scope)) {
                draft.problem(
                        "label " + key,
                        origin,
                        "label \"" + key + "\" reaches nothing by LabelScope." + scope + ", which no workload has",
                        "Write it for the whole app, or choose another scope.");
            }
        }
        labels = labels.with(new Labels.Label(key, value, new LinkedHashSet<>(reach)));
        return self();
    }

    /** Leave out a label that was added to this workload. */
    public S removeLabel(String key) {
        List<Labels.Label> rest = new ArrayList<>(labels.entries());
        draft.remove("label", requireNonNull(key, "key"), rest, Labels.Label::key);
        labels = new Labels(rest);
        return self();
    }

    /** Run this instead of the image's entry point: program and arguments. */
    public S command(String... words) {
        return run(new Command.Instead(List.of(requireNonNull(words, "words"))), words);
    }

    /** Give this to the image's entry point. */
    public S arguments(String... words) {
        return run(new Command.Arguments(List.of(requireNonNull(words, "words"))), words);
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
        requireNonNull(definition, "definition");
        env = draft.change("env", env, definition);
        return self();
    }

    /** Listen on this port, and on no other. */
    public S port(String name, int number) {
        draft.write("port");
        ports.clear();
        listen(requireNonNull(name, "name"), number);
        return self();
    }

    /** Listen on a further port. */
    public S addPort(String name, int number) {
        draft.touch();
        listen(requireNonNull(name, "name"), number);
        return self();
    }

    private void listen(String name, int number) {
        try {
            ports.add(new Port(name, number));
        } catch (DefinitionException e) {
            draft.refused("port", Port.class, e);
        }
    }

    /** Listen on a port of the base no longer. */
    public S removePort(String name) {
        draft.remove("port", requireNonNull(name, "name"), ports, Port::name);
        return self();
    }

    /** Ask this until it succeeds, before the other probes start. */
    public S startup(Probe probe) {
        draft.write("startup");
        probes = probes.withStartup(Optional.of(requireNonNull(probe, "probe")));
        return self();
    }

    /** Send traffic only while this succeeds. */
    public S readiness(Probe probe) {
        draft.write("readiness");
        probes = probes.withReadiness(Optional.of(requireNonNull(probe, "probe")));
        return self();
    }

    /** Restart the container when this fails. */
    public S liveness(Probe probe) {
        draft.write("liveness");
        probes = probes.withLiveness(Optional.of(requireNonNull(probe, "probe")));
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
        requireNonNull(definition, "definition");
        resources = draft.change("resources", resources, definition);
        return self();
    }

    /** Do this before SIGTERM. */
    public S preStop(Hook hook) {
        draft.write("preStop");
        preStop = Optional.of(requireNonNull(hook, "hook"));
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
        gracePeriod = requireNonNull(period, "period");
        return self();
    }

    /** Say how the pods are kept apart. */
    public S spread(Spread how) {
        draft.write("spread");
        spread = requireNonNull(how, "how");
        return self();
    }

    void strategyIs(UpdateStrategy how) {
        draft.write("strategy");
        strategy = requireNonNull(how, "how");
    }
}
