package dev.railsk.definition;

import dev.railsk.backing.Backing;
import dev.railsk.policy.Limits;
import dev.railsk.policy.NetworkPolicies;
import dev.railsk.policy.PodSecurity;
import dev.railsk.policy.Quota;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an app shares its cluster with others.
 *
 * @param podSecurity how careful its namespace's pods must be; empty where others say it
 * @param quota how much its namespace may have; {@link Quota#NONE} renders nothing
 * @param limits what its namespace's containers get and may have; {@link Limits#NONE} renders nothing
 * @param policies whom its pods may hear and call; empty for anybody
 * @param access who may do what in its namespace
 * @param backings the services that it needs, by name
 * @param observability how it is measured and told apart
 */
public record Tenancy(
        Optional<PodSecurity> podSecurity,
        Quota quota,
        Limits limits,
        Optional<NetworkPolicies> policies,
        Access access,
        Map<String, Backing> backings,
        Observability observability) {

    /** Nothing rendered. */
    public static final Tenancy NONE = new Tenancy(
            Optional.empty(), Quota.NONE, Limits.NONE, Optional.empty(), Access.NONE, Map.of(), Observability.NONE);

    public Tenancy {
        backings = Collections.unmodifiableMap(new LinkedHashMap<>(backings));
    }

    /** Whether anything is said that may contradict something else. */
    public boolean isSaid() {
        boolean isShared = podSecurity.isPresent()
                || policies.isPresent()
                || !access.roles().isEmpty();
        return isShared || !backings.isEmpty() || observability.metrics().isPresent();
    }

    /** Whether its namespace has a quota. */
    public boolean hasQuota() {
        return !quota.hard().isEmpty();
    }

    /** Whether its namespace bounds single containers. */
    public boolean hasLimits() {
        return !limits.isNone();
    }
}
