package dev.railsk.server;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How Puma is written. Defaults: nothing is told, so {@code config/puma.rb} rules; no resources are derived from it; nothing stands before
 * it, and it has no control server.
 */
public final class PumaSpec {

    private static final int MOST = 1000;
    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65_535;

    private final Draft draft = new Draft("puma");
    private Optional<Integer> workers;
    private Optional<Integer> threads;
    private boolean isSized;
    private Optional<Thruster> thruster;
    private Optional<Integer> controlPort;

    private PumaSpec(Puma base) {
        workers = base.workers();
        threads = base.threads();
        isSized = base.isSized();
        thruster = base.thruster();
        controlPort = base.controlPort();
    }

    static Puma apply(Puma base, Consumer<PumaSpec> definition) {
        PumaSpec spec = new PumaSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "puma", new Puma(spec.workers, spec.threads, spec.isSized, spec.thruster, spec.controlPort));
    }

    /**
     * Run this many processes, told as {@code WEB_CONCURRENCY}; 0 runs one without a master. Never left to Puma's {@code auto}, which
     * counts the cores of the whole node where the processor has no limit.
     */
    public PumaSpec workers(int processes) {
        Origin origin = draft.write("workers");
        if (processes == 1) {
            draft.problem(
                    "workers",
                    origin,
                    "one worker of Puma needs a master beside it, which costs its memory and gains nothing",
                    "Write workers(0), which runs one process without a master, or workers(2) or more.");
            return this;
        }
        if (processes < 0 || processes > MOST) {
            draft.problem(
                    "workers",
                    origin,
                    "Puma's workers must be 0, or from 2 to 1000, but were " + processes,
                    "Set workers(2), for example.");
            return this;
        }
        workers = Optional.of(processes);
        return this;
    }

    /** Run as many processes as {@code config/puma.rb} says. */
    public PumaSpec defaultWorkers() {
        draft.write("workers");
        workers = Optional.empty();
        return this;
    }

    /** Run this many threads in each process, told as {@code RAILS_MAX_THREADS} and {@code RAILS_MIN_THREADS}. */
    public PumaSpec threads(int each) {
        Origin origin = draft.write("threads");
        if (each < 1 || each > MOST) {
            draft.problem(
                    "threads",
                    origin,
                    "Puma's threads must be from 1 to 1000, but were " + each,
                    "Set threads(3), as Rails has it.");
            return this;
        }
        threads = Optional.of(each);
        return this;
    }

    /** Run as many threads as {@code config/puma.rb} says. */
    public PumaSpec defaultThreads() {
        draft.write("threads");
        threads = Optional.empty();
        return this;
    }

    /**
     * Promise the container what its processes need, unless {@code resources(..)} says otherwise: a core for each, 1Gi of memory, and
     * 768Mi more for each beside a master. Memory is limited to that, the processor is not.
     */
    public PumaSpec sized() {
        draft.write("sized");
        isSized = true;
        return this;
    }

    /** Promise nothing for the sake of Puma. */
    public PumaSpec noSized() {
        draft.write("sized");
        isSized = false;
        return this;
    }

    /** Put Thruster before Puma: {@code bin/thrust}, which Rails 8 has. It listens on the workload's first port. */
    public PumaSpec thruster() {
        return thruster(Thruster.DEFAULT);
    }

    /** Put Thruster before Puma, with these settings. */
    public PumaSpec thruster(Thruster how) {
        draft.write("thruster");
        thruster = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Put nothing before Puma. */
    public PumaSpec noThruster() {
        draft.write("thruster");
        thruster = Optional.empty();
        return this;
    }

    /**
     * Have Puma tell its state on this port, to the containers of its own pod only, such as an exporter of metrics: {@code
     * --control-url}. It is on no service, and asks for no token.
     */
    public PumaSpec controlServer(int port) {
        Origin origin = draft.write("controlServer");
        if (port < LOWEST_PORT || port > HIGHEST_PORT) {
            draft.problem(
                    "controlServer",
                    origin,
                    "the port of Puma's control server must be from 1024 to 65535, but was " + port,
                    "Set controlServer(9293), for example.");
            return this;
        }
        controlPort = Optional.of(port);
        return this;
    }

    /** Have no control server but the one of {@code config/puma.rb}. */
    public PumaSpec noControlServer() {
        draft.write("controlServer");
        controlPort = Optional.empty();
        return this;
    }
}
