package dev.railsk.probe;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A connection that only has to open.
 *
 * @param port the name of the port to ask; empty for the workload's first
 * @param timing how often and how patiently it asks
 */
public record TcpProbe(Optional<String> port, ProbeTiming timing) implements TimedProbe<TcpProbe> {
    @Override
    public TcpProbe timing(ProbeTiming newTiming) {
        return new TcpProbe(port, newTiming);
    }

    /** Ask the port of this name instead of the workload's first. */
    public TcpProbe on(String portName) {
        return new TcpProbe(Optional.of(requireNonNull(portName, "portName")), timing);
    }
}
