package dev.railsk.definition;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.backing.Backing;
import dev.railsk.observe.Metrics;
import dev.railsk.pod.Pod;
import dev.railsk.policy.Limits;
import dev.railsk.policy.NetworkPolicies;
import dev.railsk.policy.PodSecurity;
import dev.railsk.policy.Quota;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an app shares its cluster with others. Few apps say much of it, so that what is not said is not loaded.
 *
 * @param podSecurity how careful its namespace's pods must be; empty where others say it
 * @param quota how much its namespace may have; empty for no bounds
 * @param limits what its namespace's containers get and may have; empty for nothing
 * @param policies whom its pods may hear and call; empty for anybody
 * @param access who may do what in its namespace; empty for nobody anything
 * @param backings the services that it needs, by name
 * @param observability how it is measured and told apart; empty for neither
 */
public record Tenancy(
        Optional<PodSecurity> podSecurity,
        Optional<Quota> quota,
        Optional<Limits> limits,
        Optional<NetworkPolicies> policies,
        Optional<Access> access,
        Map<String, Backing> backings,
        Optional<Observability> observability) {

    /** Nothing rendered. */
    public static final Tenancy NONE = new Tenancy(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());

    public Tenancy {
        quota = quota.isPresent() && quota.get().hard().isEmpty() ? Optional.empty() : quota;
        limits = limits.isPresent() && limits.get().isNone() ? Optional.empty() : limits;
        backings = Collections.unmodifiableMap(new LinkedHashMap<>(backings));
    }

    /** Whether anything is said that may contradict something else. */
    public boolean isSaid() {
        boolean isShared = podSecurity.isPresent() || policies.isPresent() || !roles().isEmpty();
        return isShared || !backings.isEmpty() || metrics().isPresent();
    }

    /** What people and programs may do, by name. */
    public Map<String, Role> roles() {
        return access.isPresent() ? access.get().roles() : Map.of();
    }

    /** By which account all its pods are known; empty for the namespace's default one. */
    public Optional<Account> account() {
        return access.isPresent() ? access.get().account() : Optional.empty();
    }

    /** The account of a pod: its own, else the app's where it runs the app's code; foreign images get nothing that is granted to the app. */
    public Optional<Account> accountOf(Pod pod) {
        Optional<Account> own = pod.account();
        return own.isPresent() || !pod.main().isAppCode() ? own : account();
    }

    /** Where its containers tell their metrics; empty where they tell none. */
    public Optional<Metrics> metrics() {
        return observability.isPresent() ? observability.get().metrics() : Optional.empty();
    }

    /** Whether its objects have the labels that Kubernetes recommends. */
    public boolean hasRecommendedLabels() {
        return observability.isPresent() && observability.get().hasRecommendedLabels();
    }
}
