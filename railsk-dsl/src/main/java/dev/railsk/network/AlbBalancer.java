package dev.railsk.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The load balancer itself.
 *
 * @param internetFacing whether it has public addresses
 * @param group the group of ingresses that share it; empty for one of its own
 * @param groupOrder the place of this ingress' rules in the group; empty for the controller's, which is 0
 * @param webAcl the ARN of the web ACL of AWS WAF before it; empty for none
 * @param attributes further attributes of it
 */
public record AlbBalancer(
        boolean internetFacing,
        Optional<String> group,
        Optional<Integer> groupOrder,
        Optional<String> webAcl,
        Map<String, String> attributes) {

    static final AlbBalancer DEFAULT =
            new AlbBalancer(false, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public AlbBalancer {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
