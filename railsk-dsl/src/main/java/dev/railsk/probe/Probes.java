package dev.railsk.probe;

import java.time.Duration;
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

    /**
     * Those of a web workload at this path: 30 tries, 10 s apart, for the start; readiness every 5 s, given up after 3 failures;
     * liveness every 10 s, given up after 6; 5 s for each answer.
     */
    public static Probes standard(String path) {
        HttpProbe ask = Probe.http(path).timeout(Duration.ofSeconds(5));
        return new Probes(
                Optional.of(ask.period(Duration.ofSeconds(10)).failureThreshold(30)),
                Optional.of(ask.period(Duration.ofSeconds(5)).failureThreshold(3)),
                Optional.of(ask.period(Duration.ofSeconds(10)).failureThreshold(6)));
    }

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

    /** These, asking another path, header or port by HTTP: each probe that there is keeps its timing. */
    public Probes asking(HttpProbe question) {
        return new Probes(asking(startup, question), asking(readiness, question), asking(liveness, question));
    }

    private static Optional<Probe> asking(Optional<Probe> probe, HttpProbe question) {
        return probe.isPresent() ? Optional.of(question.timing(probe.get().timing())) : probe;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return startup.isEmpty() && readiness.isEmpty() && liveness.isEmpty();
    }
}
