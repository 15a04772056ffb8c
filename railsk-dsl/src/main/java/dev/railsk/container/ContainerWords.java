package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import dev.railsk.security.SecurityChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every container lets its author write. In an overlay it starts from the base's values: a noun replaces, {@code addX} and
 * {@code removeX} change a list, {@code noX} leaves something out, {@code defaultX} is railsk's default again.
 *
 * @param <S> the Spec's own type
 */
public abstract non-sealed class ContainerWords<S extends ContainerWords<S>> extends ProgramWords<S> {

    private Probes probes;
    private Resources resources;
    private Optional<SecurityChange> security;
    private Optional<Hook> postStart;
    private Optional<Hook> preStop;
    private final List<Mount> mounts;

    protected ContainerWords(Draft draft, Container base) {
        super(draft, base);
        probes = base.probes();
        resources = base.resources();
        security = base.bounds().security();
        postStart = base.lifecycle().postStart();
        preStop = base.preStop();
        mounts = new ArrayList<>(base.mounts());
    }

    /** The container as it is written so far. */
    protected final Container container() {
        return new Container(
                imageUse(),
                program(),
                ports(),
                probes,
                new Bounds(resources, security),
                new Lifecycle(postStart, preStop),
                mounts);
    }

    /** What this container is denied otherwise than its pod; empty for nothing. */
    final Optional<SecurityChange> security() {
        return security;
    }

    final void securityIs(Optional<SecurityChange> change) {
        security = change;
    }

    /** Have command, ports and probes of another container, each where no line has written it. */
    protected final void unwrittenAsIn(Container other, Lines lines) {
        unwrittenProgramAsIn(other, lines);
        if (lines.has("health")) {
            return;
        }
        probes = new Probes(
                lines.has("startup") ? probes.startup() : other.probes().startup(),
                lines.has("readiness") ? probes.readiness() : other.probes().readiness(),
                lines.has("liveness") ? probes.liveness() : other.probes().liveness());
    }

    /** Have this volume. */
    protected final void put(Mount mount) {
        mounts.removeIf(other -> other.path().equals(mount.path()));
        mounts.add(mount);
    }

    /** Have nothing of this volume. */
    protected final void unmount(String volume) {
        mounts.removeIf(mount -> mount.volume().equals(volume));
    }

    /**
     * Have a volume, or the files of a config, at this path; in an overlay, in place of what the base has there.
     *
     * @param volume its name in the app
     */
    public S mount(String volume, String path) {
        try {
            return mount(Mount.of(requireNonNull(volume, "volume"), requireNonNull(path, "path")));
        } catch (DefinitionException e) {
            draft.write("mount " + path);
            draft.refused("mount " + path, Mount.class, e);
            return self();
        }
    }

    /** Have a volume, or the files of a config, as this says; in an overlay, in place of what the base has at its path. */
    public S mount(Mount mount) {
        draft.write("mount " + requireNonNull(mount, "mount").path());
        put(mount);
        return self();
    }

    /** Have nothing at this path any longer. */
    public S removeMount(String path) {
        draft.touch("mount " + requireNonNull(path, "path"));
        draft.remove("mount", path, mounts, Mount::path);
        return self();
    }

    /** Have no volumes but the writable folders of the pod. */
    public S noMounts() {
        draft.touch("mounts");
        mounts.clear();
        return self();
    }

    /** Ask this path for the health of the container: the startup, readiness and liveness probes that there are. */
    public S health(String path) {
        try {
            return health(Probe.http(requireNonNull(path, "path")));
        } catch (DefinitionException e) {
            draft.write("health");
            draft.refused("health", Probe.class, e);
            return self();
        }
    }

    /**
     * Ask this for the health of the container: path, headers and port. Each of the three probes that there are keeps its timing;
     * where there are none, all three are asked with the timing of a web workload.
     */
    public S health(HttpProbe question) {
        draft.write("health");
        requireNonNull(question, "question");
        probes = (probes.isEmpty() ? Probes.standard("/") : probes).asking(question);
        return self();
    }

    /** Ask for the health as when nothing is said. */
    public S defaultHealth() {
        draft.write("health");
        probes = standard().probes();
        return self();
    }

    /** Ask nothing for the health. */
    public S noHealth() {
        draft.write("health");
        probes = Probes.NONE;
        return self();
    }

    /** Ask this until it succeeds, before the other probes start. */
    public S startup(Probe probe) {
        draft.write("startup");
        probes = probes.withStartup(Optional.of(requireNonNull(probe, "probe")));
        return self();
    }

    /** Ask nothing at the start. */
    public S noStartup() {
        draft.write("startup");
        probes = probes.withStartup(Optional.empty());
        return self();
    }

    /** Send traffic only while this succeeds. */
    public S readiness(Probe probe) {
        draft.write("readiness");
        probes = probes.withReadiness(Optional.of(requireNonNull(probe, "probe")));
        return self();
    }

    /** Send traffic as soon as the container runs and its startup probe, if any, has succeeded. */
    public S noReadiness() {
        draft.write("readiness");
        probes = probes.withReadiness(Optional.empty());
        return self();
    }

    /** Restart the container when this fails. */
    public S liveness(Probe probe) {
        draft.write("liveness");
        probes = probes.withLiveness(Optional.of(requireNonNull(probe, "probe")));
        return self();
    }

    /** Never restart a container that still runs. */
    public S noLiveness() {
        draft.write("liveness");
        probes = probes.withLiveness(Optional.empty());
        return self();
    }

    /** Say what the container is promised and allowed. */
    public S resources(Consumer<ResourcesSpec> definition) {
        draft.write("resources");
        requireNonNull(definition, "definition");
        resources = draft.change("resources", resources, definition);
        return self();
    }

    /** Promise and allow what was defined elsewhere. */
    public S resources(Resources shared) {
        draft.write("resources");
        resources = requireNonNull(shared, "shared");
        return self();
    }

    /** Promise nothing, limit nothing. */
    public S noResources() {
        draft.write("resources");
        resources = Resources.NONE;
        return self();
    }

    /** Do this as soon as the container has started; it is not ready before that has ended, and is restarted where it fails. */
    public S postStart(Hook hook) {
        draft.write("postStart");
        postStart = Optional.of(requireNonNull(hook, "hook"));
        return self();
    }

    /** Do nothing of the kind. */
    public S noPostStart() {
        draft.write("postStart");
        postStart = Optional.empty();
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

    /** Do before SIGTERM what is done when nothing is said. */
    public S defaultPreStop() {
        draft.write("preStop");
        preStop = standard().preStop();
        return self();
    }
}
