package dev.railsk.workload;

import dev.railsk.pod.UpdateStrategy;
import java.time.Duration;
import java.util.Optional;

/**
 * How a new version of a workload comes.
 *
 * @param strategy how old pods are replaced
 * @param stateful how the pods of a StatefulSet are; empty for as Kubernetes does
 * @param progressDeadline after how long without progress Kubernetes calls a rollout failed; empty for what the startup probe needs
 * @param revisionHistory how many old versions Kubernetes keeps; empty for its own 10
 * @param minReady for how long a pod must be ready to count as available; empty for not at all
 */
public record RolloutSettings(
        UpdateStrategy strategy,
        Optional<StatefulStrategy> stateful,
        Optional<Duration> progressDeadline,
        Optional<Integer> revisionHistory,
        Optional<Duration> minReady) {

    /** Everything left to Kubernetes. */
    public static final RolloutSettings CLUSTER_DEFAULT = new RolloutSettings(
            UpdateStrategy.clusterDefault(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
