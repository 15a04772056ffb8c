package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.image.Image;
import dev.railsk.image.ImageUse;
import dev.railsk.image.PullPolicy;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.network.Port;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.Probes;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
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
public abstract class ContainerWords<S extends ContainerWords<S>> {

    protected final Draft draft;
    private Optional<Image> image;
    private Optional<PullPolicy> pullPolicy;
    private Command command;
    private EnvVars env;
    private final List<Port> ports;
    private Probes probes;
    private Resources resources;
    private Optional<Hook> preStop;
    private final List<Mount> mounts;

    protected ContainerWords(Draft draft, Container base) {
        this.draft = draft;
        image = base.image().own();
        pullPolicy = base.image().pullPolicy();
        command = base.command();
        env = base.env();
        ports = new ArrayList<>(base.ports());
        probes = base.probes();
        resources = base.resources();
        preStop = base.preStop();
        mounts = new ArrayList<>(base.mounts());
    }

    /** This Spec, as its own type. */
    protected abstract S self();

    /** The container as it is when nothing is said of it, for {@code defaultX}. */
    protected abstract Container standard();

    /** The container as it is written so far. */
    protected final Container container() {
        return new Container(
                new ImageUse(image, pullPolicy), new Program(command, env), ports, probes, resources, preStop, mounts);
    }

    /** Have this folder of a volume. */
    protected final void mount(Mount mount) {
        mounts.add(mount);
    }

    /** Have no folder of this volume. */
    protected final void unmount(String volume) {
        mounts.removeIf(mount -> mount.volume().equals(volume));
    }

    /** Write what a shared helper says; every line after it may still change that. */
    public S with(Consumer<? super S> shared) {
        draft.touch();
        requireNonNull(shared, "shared");
        draft.step(() -> shared.accept(self()));
        return self();
    }

    /** Run this image instead of the app's: {@code repository:tag}, or a repository whose tag is each render's revision. */
    public S image(String reference) {
        draft.write("image");
        try {
            image = Optional.of(Image.of(requireNonNull(reference, "reference")));
        } catch (DefinitionException e) {
            draft.refused("image", Image.class, e);
        }
        return self();
    }

    /** Run this image instead of the app's. */
    public S image(Image reference) {
        draft.write("image");
        image = Optional.of(requireNonNull(reference, "reference"));
        return self();
    }

    /** Run the app's image. */
    public S defaultImage() {
        draft.write("image");
        image = standard().image().own();
        return self();
    }

    /** Say when nodes ask the registry for the image. */
    public S pullPolicy(PullPolicy when) {
        draft.write("pullPolicy");
        pullPolicy = Optional.of(requireNonNull(when, "when"));
        return self();
    }

    /** Pull the image as the app says. */
    public S defaultPullPolicy() {
        draft.write("pullPolicy");
        pullPolicy = standard().image().pullPolicy();
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

    /** Run what is run when nothing is said. */
    public S defaultCommand() {
        draft.write("command");
        command = standard().command();
        return self();
    }

    private S run(Command what, String... words) {
        Origin origin = draft.write("command");
        if (words.length == 0) {
            draft.problem("command", origin, "the command is empty", "Name program and arguments, or imageCommand().");
        }
        for (String word : words) {
            WellFormed.check(draft, "command", origin, word);
        }
        command = what;
        return self();
    }

    /** Change the environment that this adds to the app's. */
    public S env(Consumer<EnvVarsSpec> definition) {
        draft.write("env");
        requireNonNull(definition, "definition");
        env = draft.change("env", env, definition);
        return self();
    }

    /** Have these variables too, which were defined elsewhere; they win over those of the same name. */
    public S addEnv(EnvVars shared) {
        draft.touch("env");
        env = env.then(requireNonNull(shared, "shared"));
        return self();
    }

    /** Add nothing to the app's environment. */
    public S noEnv() {
        draft.write("env");
        env = EnvVars.NONE;
        return self();
    }

    /** Listen on this port, and on no other. */
    public S port(String name, int number) {
        Origin origin = draft.write("port");
        ports.clear();
        listen(requireNonNull(name, "name"), number, origin);
        return self();
    }

    /** Listen on a further port. */
    public S addPort(String name, int number) {
        listen(requireNonNull(name, "name"), number, draft.touch("port"));
        return self();
    }

    /** Listen on a port of the base no longer. */
    public S removePort(String name) {
        draft.touch("port");
        draft.remove("port", requireNonNull(name, "name"), ports, Port::name);
        return self();
    }

    /** Listen on no port. */
    public S noPort() {
        draft.write("port");
        ports.clear();
        return self();
    }

    private void listen(String name, int number, Origin origin) {
        try {
            Port port = new Port(name, number);
            checkOthers(port, origin);
            ports.add(port);
        } catch (DefinitionException e) {
            draft.refused("port", Port.class, e);
        }
    }

    private void checkOthers(Port port, Origin origin) {
        for (Port other : ports) {
            if (other.name().equals(port.name())) {
                draft.problem(
                        "port",
                        origin,
                        "two ports are named \"" + port.name() + "\"",
                        "Give one of them another name.");
            } else if (other.number() == port.number()) {
                draft.problem("port", origin, "two ports have the number " + port.number(), "Keep one of them.");
            }
        }
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
