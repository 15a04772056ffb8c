package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.network.Port;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceSpec;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.MetadataDraft;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probes;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What every kind of workload lets its author write, beside what every pod does. */
public abstract sealed class WorkloadSpec<S extends WorkloadSpec<S>> extends EgressWords<S>
        permits ReplicatedSpec, ClockSpec, AccessorySpec {

    /** What belongs to the app, not to one of its workloads. */
    private static final Set<LabelScope> OF_THE_APP =
            Set.of(LabelScope.CONFIG, LabelScope.CLAIM, LabelScope.NAMESPACE, LabelScope.TASKS, LabelScope.TENANCY);

    private static final int LONGEST_LABEL = 63;
    private static final long LONGEST_MIN_READY = 86_400;

    private final WorkloadBasics base;
    private final MetadataDraft metadata;
    private Optional<String> objectName;
    private final Map<String, String> identity;
    private UpdateStrategy strategy;
    private Optional<Duration> progressDeadline;
    private Optional<Integer> revisionHistory;
    private Optional<StatefulStrategy> stateful;
    private Optional<Duration> minReady;
    private Optional<Service> service;

    WorkloadSpec(String scope, WorkloadBasics base) {
        super(Draft.named(scope), base);
        metadata = new MetadataDraft(draft, base.naming().metadata(), "workload", OF_THE_APP, LabelScope.PODS);
        this.base = base;
        objectName = base.naming().objectName();
        identity = new LinkedHashMap<>(base.naming().identity());
        strategy = base.rollout().strategy();
        progressDeadline = base.rollout().progressDeadline();
        revisionHistory = base.rollout().revisionHistory();
        stateful = base.rollout().stateful();
        minReady = base.rollout().minReady();
        service = base.service();
    }

    /** What every workload of this kind has when nothing is said of it. */
    abstract WorkloadBasics standardBasics();

    @Override
    protected final MetadataDraft metadata() {
        return metadata;
    }

    @Override
    protected final Pod standardPod() {
        Pod standard = standardBasics().pod();
        return container().isAppCode() ? standard : standard.withMain(foreign(standard.main()));
    }

    /** What holds for an image that is not the app's: it is no Rails app, so nothing is known of its command, ports and health. */
    Container foreign(Container standard) {
        return standard.running(Program.OF_IMAGE, List.of(), Probes.NONE, standard.resources());
    }

    /** Run the author's lambda, then put in what nobody has written, which depends on whose code it is. */
    final void write(Consumer<? super S> definition) {
        draft.run(definition, self());
        if (container().isAppCode() != base.pod().main().isAppCode()) {
            followDefaults();
        }
    }

    /** Put in what holds where nobody has written anything. */
    final void followDefaults() {
        unwrittenAsIn(standard(), lines());
    }

    final Optional<Service> service() {
        return service;
    }

    final String name() {
        return base.name();
    }

    final Lines lines() {
        return base.lines().then(draft.lines());
    }

    /** What was written. */
    final WorkloadBasics unchecked() {
        return new WorkloadBasics(
                base.name(),
                new Naming(objectName, mainName(), identity, metadata.metadata()),
                pod(),
                new RolloutSettings(strategy, stateful, progressDeadline, revisionHistory, minReady),
                service,
                egress(),
                lines());
    }

    /** What was written, after it was looked at as a whole. */
    final WorkloadBasics checked() {
        WorkloadBasics basics = unchecked();
        checkPod(basics.lines(), base.name());
        boolean isPauseSaid = draft.has("preStop") || draft.has("gracePeriod");
        if (isPauseSaid && !basics.pod().pause().isZero()) {
            new WorkloadRules(draft, basics.lines()).checkPause(basics);
        }
        boolean isDeadlineSaid = draft.has("startup") || draft.has("health") || draft.has("progressDeadline");
        if (isDeadlineSaid && progressDeadline.isPresent()) {
            new WorkloadRules(draft, basics.lines()).checkDeadline(basics);
        }
        if (draft.has("minReady") || draft.has("progressDeadline")) {
            new WorkloadRules(draft, basics.lines()).checkMinReady(basics.rollout());
        }
        checkService();
        return basics;
    }

    private void checkService() {
        if (service.isEmpty() || !draft.findings().judges(List.of("port"))) {
            return;
        }
        boolean isSaid = draft.has("service") || (draft.has("port") && lines().has("service"));
        if (isSaid && whole().ports().isEmpty() && needsPort(service.get())) {
            draft.problem(
                    "service",
                    lines().of("service"),
                    "the service has nothing to lead to, since the workload listens on no port",
                    "Add port(\"http\", 8080), or leave service(..) out.");
        }
        if (!needsPort(service.get())) {
            new WorkloadRules(draft, lines()).checkTargets(service.get(), portNames());
        }
    }

    private static boolean needsPort(Service service) {
        for (ServicePort port : service.ports()) {
            if (port.target().isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** The names of all ports of the pod. */
    final List<String> portNames() {
        List<String> names = new ArrayList<>();
        for (Port port : whole().ports()) {
            names.add(port.name());
        }
        for (Companion companion : pod().companions()) {
            for (Port port : companion.container().ports()) {
                names.add(port.name());
            }
        }
        return names;
    }

    /** Change the address inside the cluster. A worker or clock has none until this is said. */
    public S service(Consumer<ServiceSpec> definition) {
        draft.write("service");
        requireNonNull(definition, "definition");
        Service standard = standardBasics().service().orElse(Service.OF_PORTS);
        try {
            service = Optional.of(service.orElse(standard).change(standard, definition));
        } catch (DefinitionException e) {
            service = draft.refused("service", Service.class, e).or(() -> service);
        }
        return self();
    }

    /** Have a service that was defined elsewhere. */
    public S service(Service shared) {
        draft.write("service");
        service = Optional.of(requireNonNull(shared, "shared"));
        return self();
    }

    /** Have a service, or none, as when nothing is said. */
    public S defaultService() {
        draft.write("service");
        service = standardBasics().service();
        return self();
    }

    /** Have no address inside the cluster. */
    public S noService() {
        draft.write("service");
        service = Optional.empty();
        return self();
    }

    /** Name the workload's object. Default: {@code <app>-<workload>}. */
    public S objectName(String name) {
        Origin origin = draft.write("objectName");
        if (!Syntax.isLabel(requireNonNull(name, "name"), LONGEST_LABEL)) {
            draft.problem(
                    "objectName",
                    origin,
                    "the object's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it like \"shop-web\".");
        }
        objectName = Optional.of(name);
        return self();
    }

    /** Name the workload's object after app and workload. */
    public S defaultObjectName() {
        draft.write("objectName");
        objectName = Optional.empty();
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

    /** Tell this workload's pods from all others by railsk's own two labels. */
    public S defaultIdentity() {
        draft.write("identity");
        identity.clear();
        return self();
    }

    /**
     * Call a rollout failed after this time without progress; whole seconds. Default: as long as the startup probe may take, and
     * five minutes more; at least Kubernetes' own ten.
     */
    public S progressDeadline(Duration limit) {
        Origin origin = draft.write("progressDeadline");
        requireNonNull(limit, "limit");
        if (limit.getNano() != 0 || limit.getSeconds() < 1 || limit.getSeconds() > Integer.MAX_VALUE) {
            draft.problem(
                    "progressDeadline",
                    origin,
                    "the progress deadline must be whole seconds, from 1 to 2147483647, but was " + limit,
                    "Write progressDeadline(Duration.ofMinutes(15)).");
            return self();
        }
        progressDeadline = Optional.of(limit);
        return self();
    }

    /** Call a rollout failed after as long as the startup probe needs. */
    public S defaultProgressDeadline() {
        draft.write("progressDeadline");
        progressDeadline = Optional.empty();
        return self();
    }

    /** Let Kubernetes keep this many old versions. Its own default is 10. */
    public S revisionHistory(int versions) {
        Origin origin = draft.write("revisionHistory");
        if (versions < 0) {
            draft.problem(
                    "revisionHistory",
                    origin,
                    "the revision history must keep 0 versions or more, but was " + versions,
                    "Set revisionHistory(2), for example.");
        }
        revisionHistory = Optional.of(versions);
        return self();
    }

    /** Let Kubernetes keep as many old versions as it does by itself. */
    public S defaultRevisionHistory() {
        draft.write("revisionHistory");
        revisionHistory = Optional.empty();
        return self();
    }

    /**
     * Count a pod as available only once it has been ready for this time; whole seconds. A rollout goes on by that pace, so that a version
     * that fails after a minute stops it. Kubernetes' own default is 0.
     */
    public S minReady(Duration time) {
        Origin origin = draft.write("minReady");
        requireNonNull(time, "time");
        if (time.getNano() != 0 || time.getSeconds() < 0 || time.getSeconds() > LONGEST_MIN_READY) {
            draft.problem(
                    "minReady",
                    origin,
                    "the time that a pod must be ready must be whole seconds, from 0 to 86400, but was " + time,
                    "Write minReady(Duration.ofSeconds(30)).");
            return self();
        }
        minReady = Optional.of(time);
        return self();
    }

    /** Count a pod as available as soon as it is ready. */
    public S defaultMinReady() {
        draft.write("minReady");
        minReady = Optional.empty();
        return self();
    }

    final void statefulStrategyIs(Optional<StatefulStrategy> how) {
        draft.write("strategy");
        stateful = requireNonNull(how, "how");
    }

    final void strategyIs(UpdateStrategy how) {
        draft.write("strategy");
        strategy = requireNonNull(how, "how");
    }
}
