package dev.railsk.probe;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * A question to gRPC's health service.
 *
 * @param port the port's number; Kubernetes allows no name here
 * @param service the service to ask about; empty for the server as a whole
 * @param timing how often and how patiently it asks
 */
public record GrpcProbe(int port, Optional<String> service, ProbeTiming timing) implements TimedProbe<GrpcProbe> {

    public GrpcProbe {
        if (port < 1 || port > 65_535) {
            throw new InvalidValueException(
                    "a gRPC probe's port must be from 1 to 65535, but was " + port, "Write Probe.grpc(50051).");
        }
    }

    @Override
    public GrpcProbe timing(ProbeTiming newTiming) {
        return new GrpcProbe(port, service, newTiming);
    }

    /** Ask about this service instead of the server as a whole. */
    public GrpcProbe service(String name) {
        return new GrpcProbe(port, Optional.of(requireNonNull(name, "name")), timing);
    }
}
