package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.image.AppEnv;
import dev.railsk.image.Image;
import dev.railsk.image.ImageUse;
import dev.railsk.image.PullPolicy;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.network.Port;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every container lets its author write of its program: image, command, environment, ports.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class ProgramWords<S extends ProgramWords<S>> permits ContainerWords {

    protected final Draft draft;
    private Optional<Image> image;
    private Optional<PullPolicy> pullPolicy;
    private Optional<AppEnv> appEnv;
    private Command command;
    private EnvVars env;
    private Optional<String> workingDirectory;
    private final List<Port> ports;

    ProgramWords(Draft draft, Container base) {
        this.draft = draft;
        image = base.image().own();
        pullPolicy = base.image().pullPolicy();
        appEnv = base.image().appEnv();
        command = base.command();
        env = base.env();
        workingDirectory = base.program().workingDirectory();
        ports = new ArrayList<>(base.ports());
    }

    /** This Spec, as its own type. */
    protected abstract S self();

    /** The container as it is when nothing is said of it, for {@code defaultX}. */
    protected abstract Container standard();

    final ImageUse imageUse() {
        return new ImageUse(image, pullPolicy, appEnv);
    }

    final Program program() {
        return new Program(command, env, workingDirectory);
    }

    final List<Port> ports() {
        return ports;
    }

    /** Run what another container runs, where no line has said what. */
    final void unwrittenProgramAsIn(Container other, Lines lines) {
        if (!lines.has("command")) {
            command = other.command();
        }
        if (!lines.has("port")) {
            ports.clear();
            ports.addAll(other.ports());
        }
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

    /**
     * Give the app's environment to an image of its own too, because the app's code is in it. An app's own image has it without
     * this word.
     */
    public S appEnv() {
        draft.write("appEnv");
        appEnv = Optional.of(AppEnv.GIVEN);
        return self();
    }

    /** Keep the app's environment from this container, which runs no code of the app. */
    public S noAppEnv() {
        draft.write("appEnv");
        appEnv = Optional.of(AppEnv.WITHHELD);
        return self();
    }

    /** Give the app's environment where the image is the app's. */
    public S defaultAppEnv() {
        draft.write("appEnv");
        appEnv = standard().image().appEnv();
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

    /** Start the program in this folder. */
    public S workingDirectory(String path) {
        Origin origin = draft.write("workingDirectory");
        WellFormed.check(draft, "workingDirectory", origin, requireNonNull(path, "path"));
        if (WellFormed.is(path) && !path.startsWith("/")) {
            draft.problem(
                    "workingDirectory",
                    origin,
                    "the working directory must be an absolute path, but was \"" + path + "\"",
                    "Write workingDirectory(\"/app\").");
        }
        workingDirectory = Optional.of(path);
        return self();
    }

    /** Start the program in the image's own folder. */
    public S defaultWorkingDirectory() {
        draft.write("workingDirectory");
        workingDirectory = standard().program().workingDirectory();
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
}
