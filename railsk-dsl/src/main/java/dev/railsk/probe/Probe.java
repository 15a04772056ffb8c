package dev.railsk.probe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One health check of a container. Immutable: every setting returns a changed copy.
 *
 * <pre>{@code
 * Probe.http("/up").period(Duration.ofSeconds(10)).failureThreshold(30)
 * }</pre>
 *
 * <p>What is not set is left to Kubernetes: period 10 s, timeout 1 s, initial delay 0 s, failure threshold 3.
 */
public sealed interface Probe permits TimedProbe {

    /** GET this path on the workload's first port; any status from 200 to 399 is healthy. */
    static HttpProbe http(String path) {
        requireNonNull(path, "path");
        return new HttpProbe(path, Optional.empty(), Map.of(), false, ProbeTiming.DEFAULT);
    }

    /** Open a connection to the workload's first port. */
    static TcpProbe tcp() {
        return new TcpProbe(Optional.empty(), ProbeTiming.DEFAULT);
    }

    /** Run a command in the container; exit status 0 is healthy. */
    static ExecProbe exec(String... command) {
        return new ExecProbe(List.of(requireNonNull(command, "command")), ProbeTiming.DEFAULT);
    }

    /** Ask gRPC's health service at this port. */
    static GrpcProbe grpc(int port) {
        return new GrpcProbe(port, Optional.empty(), ProbeTiming.DEFAULT);
    }

    /** How often and how patiently it asks. */
    ProbeTiming timing();

    /** The same check with other timing. */
    Probe timing(ProbeTiming timing);

    /** Wait this long after the container's start; whole seconds. */
    Probe initialDelay(Duration delay);

    /** Ask this often; whole seconds, at least one. */
    Probe period(Duration period);

    /** Wait this long for an answer; whole seconds, at least one. */
    Probe timeout(Duration timeout);

    /** Give up after this many failures in a row. */
    Probe failureThreshold(int failures);
}
