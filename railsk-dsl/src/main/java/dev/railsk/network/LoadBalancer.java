package dev.railsk.network;

import java.util.List;
import java.util.Optional;

/**
 * What a service asks of the load balancer before it.
 *
 * @param className the implementation, {@code spec.loadBalancerClass}; empty for the cluster's own
 * @param sourceRanges the addresses that may ask, as CIDR blocks; empty for all
 */
public record LoadBalancer(Optional<String> className, List<String> sourceRanges) {

    /** The cluster's own, open to all. */
    public static final LoadBalancer DEFAULT = new LoadBalancer(Optional.empty(), List.of());

    public LoadBalancer {
        sourceRanges = List.copyOf(sourceRanges);
    }

    /** Whether nothing is asked of it. */
    boolean isEmpty() {
        return className.isEmpty() && sourceRanges.isEmpty();
    }
}
