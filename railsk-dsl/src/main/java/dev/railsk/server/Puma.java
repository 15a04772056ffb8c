package dev.railsk.server;

import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.OwnVariable;
import dev.railsk.network.Port;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Part;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Puma is told, and what stands before it.
 *
 * @param workers its processes; 0 for one without a master; empty for what {@code config/puma.rb} says
 * @param threads the threads of each process; empty for what {@code config/puma.rb} says
 * @param isSized whether the container is promised what these need, unless its author says otherwise
 * @param thruster what stands before it; empty for nothing
 * @param controlPort where its control server answers, inside the pod; empty for none
 */
public record Puma(
        Optional<Integer> workers,
        Optional<Integer> threads,
        boolean isSized,
        Optional<Thruster> thruster,
        Optional<Integer> controlPort)
        implements Part<PumaSpec, Puma> {

    /** As {@code config/puma.rb} says. */
    public static final Puma STANDARD =
            new Puma(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

    private static final long GIBIBYTE = 1024;
    private static final long WORKER_MEBIBYTES = 768;

    /** One process with 3 threads, promised a core and 1Gi of memory. */
    public static Puma small() {
        return STANDARD.with(puma -> puma.workers(0).threads(3).sized());
    }

    /** Four processes with 3 threads each, promised four cores and 4Gi of memory: Puma's own advice for most apps. */
    public static Puma balanced() {
        return STANDARD.with(puma -> puma.workers(4).threads(3).sized());
    }

    /** Define it on its own, to share it between apps. */
    public static Puma define(Consumer<PumaSpec> definition) {
        return STANDARD.with(definition);
    }

    @Override
    public Puma with(Consumer<PumaSpec> definition) {
        return PumaSpec.apply(this, definition);
    }

    /** Whether nothing is said. */
    public boolean isStandard() {
        return workers.isEmpty() && threads.isEmpty() && !isSized && thruster.isEmpty() && controlPort.isEmpty();
    }

    /** The main container with what Puma is told. */
    public Container on(Container written, Lines lines) {
        if (isStandard()) {
            return written;
        }
        Command command = written.command().saying(words(written.command()));
        boolean isSizedHere = isSized && !lines.has("resources");
        return written.running(
                written.program().saying(command, variables(written.ports()), lines),
                written.ports(),
                written.probes(),
                isSizedHere ? size() : written.resources());
    }

    private List<String> words(Command command) {
        List<String> words = new ArrayList<>(command.words());
        if (thruster.isPresent() && command.indexOf("thrust") < 0) {
            words.add(0, "bin/thrust");
        }
        if (controlPort.isPresent()) {
            words.addAll(List.of("--control-url", "tcp://127.0.0.1:" + controlPort.get(), "--control-token", "none"));
        }
        return words;
    }

    /** A core for each process, and memory for it and for the master; no limit of the processor, which would slow it down. */
    private Resources size() {
        int processes = Math.max(1, workers.orElse(0));
        long mebibytes = workers.orElse(0) == 0 ? GIBIBYTE : GIBIBYTE + processes * WORKER_MEBIBYTES;
        Optional<Memory> memory = Optional.of(
                mebibytes % GIBIBYTE == 0 ? Memory.gibibytes(mebibytes / GIBIBYTE) : Memory.mebibytes(mebibytes));
        return new Resources(Optional.of(Cpu.cores(processes)), Optional.empty(), memory, memory);
    }

    /** The variables that tell it, where the container listens on these ports. */
    public List<OwnVariable> variables(List<Port> ports) {
        List<OwnVariable> variables = new ArrayList<>();
        if (workers.isPresent()) {
            add("WEB_CONCURRENCY", workers.get(), "workers(" + workers.get() + ")", variables);
        }
        if (threads.isPresent()) {
            String source = "threads(" + threads.get() + ")";
            add("RAILS_MAX_THREADS", threads.get(), source, variables);
            add("RAILS_MIN_THREADS", threads.get(), source, variables);
        }
        if (thruster.isPresent() && !ports.isEmpty()) {
            int front = ports.get(0).number();
            long idle = thruster.get().idleTimeout().toSeconds();
            add("THRUSTER_HTTP_PORT", front, "port(\"" + ports.get(0).name() + "\", " + front + ")", variables);
            add("THRUSTER_TARGET_PORT", thruster.get().target(front), "thruster()", variables);
            add("THRUSTER_HTTP_IDLE_TIMEOUT", idle, "thruster()", variables);
        }
        return variables;
    }

    private static void add(String name, long value, String source, List<OwnVariable> variables) {
        variables.add(new OwnVariable(name, Long.toString(value), "puma", source));
    }
}
