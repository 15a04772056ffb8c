package dev.railsk.network;

import java.util.List;
import java.util.Optional;

/**
 * What a service asks of the load balancer before it.
 *
 * @param className the implementation, {@code spec.loadBalancerClass}; empty for the cluster's own
 * @param sourceRanges the addresses that may ask, as CIDR blocks; empty for all
 * @param externalDns what external-dns is told of its address; empty for nothing
 */
public record LoadBalancer(Optional<String> className, List<String> sourceRanges, Optional<ExternalDns> externalDns) {

    public LoadBalancer {
        sourceRanges = List.copyOf(sourceRanges);
    }

    /** Whether nothing is asked of the balancer itself. */
    boolean isEmpty() {
        return className.isEmpty() && sourceRanges.isEmpty();
    }
}
