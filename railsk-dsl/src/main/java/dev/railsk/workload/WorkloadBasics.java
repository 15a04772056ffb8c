package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Container;
import dev.railsk.network.Service;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.policy.Egress;
import dev.railsk.probe.ProbeTiming;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * What every workload has.
 *
 * @param name its name in the definition
 * @param naming what its objects and pods are called, and what is written on them
 * @param pod what runs in its pods
 * @param rollout how a new version comes
 * @param service its address inside the cluster; empty for none
 * @param egress whom its pods may call otherwise than what its kind may; empty where nothing is otherwise
 * @param lines the lines that wrote it
 */
public record WorkloadBasics(
        String name,
        Naming naming,
        Pod pod,
        RolloutSettings rollout,
        Optional<Service> service,
        Optional<Egress> egress,
        Lines lines) {

    // Kubernetes' own, which counts from the last progress.
    private static final long CLUSTER_DEADLINE = 600;
    // Beside the start itself a pod is scheduled and its image pulled.
    private static final long MARGIN = 300;

    /** A workload of which nothing is said yet, not even its defaults. */
    static WorkloadBasics bare(String name) {
        return new WorkloadBasics(
                requireNonNull(name, "name"),
                Naming.STANDARD,
                Pod.BARE,
                RolloutSettings.CLUSTER_DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Lines.unwritten(Origin.here()));
    }

    /** The same around another main container. */
    WorkloadBasics withMain(Container main) {
        return new WorkloadBasics(name, naming, pod.withMain(main), rollout, service, egress, lines);
    }

    /** The same with this address. */
    WorkloadBasics withService(Service address) {
        return new WorkloadBasics(name, naming, pod, rollout, Optional.of(address), egress, lines);
    }

    /** The same as a default: no word of it was written by the author. */
    WorkloadBasics unwritten() {
        return new WorkloadBasics(
                name, naming, pod.unwritten(), rollout, service, egress, Lines.unwritten(lines.defined()));
    }

    /**
     * After how many seconds without progress a rollout counts as failed: as written, or as long as the startup probe may take or a pod
     * must be ready, with time to pull the image; empty where Kubernetes' 600 are enough.
     */
    public Optional<Long> progressDeadlineSeconds() {
        if (rollout.progressDeadline().isPresent()) {
            return Optional.of(rollout.progressDeadline().get().toSeconds());
        }
        long start = startSeconds();
        long ready = rollout.minReady().isPresent() ? rollout.minReady().get().toSeconds() : 0;
        boolean isShort = start <= CLUSTER_DEADLINE && ready < CLUSTER_DEADLINE;
        return isShort ? Optional.empty() : Optional.of(Math.max(start, ready) + MARGIN);
    }

    /** For how many seconds the startup probe lets the main container start; 0 without one. */
    long startSeconds() {
        if (pod.main().probes().startup().isEmpty()) {
            return 0;
        }
        ProbeTiming timing = pod.main().probes().startup().get().timing();
        Duration period = timing.period().orElse(Duration.ofSeconds(10));
        Duration delay = timing.initialDelay().orElse(Duration.ZERO);
        // Both are whole seconds within an int. Duration.multipliedBy would load BigDecimal, which a cold start feels.
        return delay.toSeconds()
                + period.toSeconds() * timing.failureThreshold().orElse(3);
    }
}
