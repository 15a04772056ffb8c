package dev.railsk.probe;

import java.util.Optional;

/**
 * The three health checks of a workload.
 *
 * @param startup until it succeeds, the others wait; its failure restarts the container
 * @param readiness while it fails, the pod gets no traffic
 * @param liveness its failure restarts the container
 */
public record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {

    /** No checks. */
    public static final Probes NONE = new Probes(Optional.empty(), Optional.empty(), Optional.empty());

    /** These, with another startup probe. */
    public Probes withStartup(Optional<Probe> probe) {
        return new Probes(probe, readiness, liveness);
    }

    /** These, with another readiness probe. */
    public Probes withReadiness(Optional<Probe> probe) {
        return new Probes(startup, probe, liveness);
    }

    /** These, with another liveness probe. */
    public Probes withLiveness(Optional<Probe> probe) {
        return new Probes(startup, readiness, probe);
    }
}
