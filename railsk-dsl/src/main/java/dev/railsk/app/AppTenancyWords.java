package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.access.Account;
import dev.railsk.access.AccountSpec;
import dev.railsk.access.Role;
import dev.railsk.access.RoleSpec;
import dev.railsk.backing.Backing;
import dev.railsk.backing.BackingSpec;
import dev.railsk.definition.Access;
import dev.railsk.definition.ByHand;
import dev.railsk.definition.Observability;
import dev.railsk.definition.PodDefaults;
import dev.railsk.definition.Tenancy;
import dev.railsk.network.Port;
import dev.railsk.observe.Metrics;
import dev.railsk.observe.Scrape;
import dev.railsk.policy.Limits;
import dev.railsk.policy.LimitsSpec;
import dev.railsk.policy.NetworkPolicies;
import dev.railsk.policy.NetworkPoliciesSpec;
import dev.railsk.policy.PodSecurity;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.policy.Quota;
import dev.railsk.policy.QuotaSpec;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an app says of how it shares its cluster: rights, network policies, quotas, what it needs of others, how it is measured.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class AppTenancyWords<S extends AppTenancyWords<S>> extends AppObjectWords<S>
        permits AppPartsSpec {

    private final boolean isNew;
    private Optional<PodSecurity> podSecurity;
    private Optional<Quota> quota;
    private Optional<Limits> limits;
    private Optional<NetworkPolicies> policies;
    private Optional<Account> account;
    private final Map<String, Role> roles;
    private final Map<String, Backing> backings;
    private Optional<Metrics> metrics;
    private boolean hasRecommendedLabels;

    AppTenancyWords(Draft draft, PodDefaults pods, ByHand byHand, Tenancy base, boolean isNew) {
        super(draft, pods, byHand);
        this.isNew = isNew;
        podSecurity = base.podSecurity();
        quota = base.quota();
        limits = base.limits();
        policies = base.policies();
        account = base.account();
        roles = new LinkedHashMap<>(base.roles());
        backings = new LinkedHashMap<>(base.backings());
        metrics = base.metrics();
        hasRecommendedLabels = base.hasRecommendedLabels();
    }

    final Tenancy tenancy() {
        return new Tenancy(
                podSecurity,
                quota,
                limits,
                policies,
                account.isEmpty() && roles.isEmpty() ? Optional.empty() : Optional.of(new Access(account, roles)),
                backings,
                metrics.isEmpty() && !hasRecommendedLabels
                        ? Optional.empty()
                        : Optional.of(new Observability(metrics, hasRecommendedLabels)));
    }

    /** Refuse pods in the app's namespace that are less careful than this, and note them in the audit log. */
    public S podSecurity(PodSecurityLevel level) {
        return podSecurity(requireNonNull(level, "level"), level);
    }

    /**
     * Refuse pods in the app's namespace that are less careful than the first, and warn of those less careful than the second, as
     * labels of the namespace that Pod Security admission reads. What others put into the namespace is refused too.
     */
    public S podSecurity(PodSecurityLevel enforced, PodSecurityLevel warned) {
        draft.write("podSecurity");
        podSecurity =
                Optional.of(new PodSecurity(requireNonNull(enforced, "enforced"), requireNonNull(warned, "warned")));
        return self();
    }

    /** Leave it to the cluster which pods the namespace takes. */
    public S noPodSecurity() {
        draft.write("podSecurity");
        podSecurity = Optional.empty();
        return self();
    }

    /** Bound what the app's namespace may have in all, as a ResourceQuota of the app's name. */
    public S quota(Consumer<QuotaSpec> definition) {
        draft.write("quota");
        requireNonNull(definition, "definition");
        quota = Optional.of(draft.change("quota", quota.orElse(Quota.NONE), definition));
        return self();
    }

    /** Bound nothing. */
    public S noQuota() {
        draft.write("quota");
        quota = Optional.empty();
        return self();
    }

    /** Say what containers of the app's namespace get and may have, as a LimitRange of the app's name. */
    public S limits(Consumer<LimitsSpec> definition) {
        draft.write("limits");
        requireNonNull(definition, "definition");
        limits = Optional.of(draft.change("limits", limits.orElse(Limits.NONE), definition));
        return self();
    }

    /** Give and refuse containers nothing. */
    public S noLimits() {
        draft.write("limits");
        limits = Optional.empty();
        return self();
    }

    /** Let the app's pods hear and call only whom the definition names: see {@link NetworkPoliciesSpec}. */
    public S networkPolicies(Consumer<NetworkPoliciesSpec> definition) {
        draft.write("networkPolicies");
        requireNonNull(definition, "definition");
        policies = Optional.of(draft.change("networkPolicies", policies.orElse(NetworkPolicies.DEFAULT), definition));
        return self();
    }

    /** Let the app's pods hear and call anybody. */
    public S noNetworkPolicies() {
        draft.write("networkPolicies");
        policies = Optional.empty();
        return self();
    }

    /** Have all pods known to the API server and to cloud services by this account, where they name none of their own. */
    public S account(Account known) {
        draft.write("account");
        account = Optional.of(requireNonNull(known, "known"));
        return self();
    }

    /** Have all pods known by an account of the app's own; in an overlay: change the base's, where it has the same name. */
    public S account(String name, Consumer<AccountSpec> definition) {
        draft.write("account");
        requireNonNull(name, "name");
        requireNonNull(definition, "definition");
        try {
            boolean isSame = account.isPresent()
                    && account.get() instanceof Account.Own
                    && account.get().name().equals(name);
            Account.Own base = isSame ? (Account.Own) account.get() : Account.own(name);
            account = Optional.of(draft.change("account", base, definition));
        } catch (DefinitionException e) {
            draft.refused("account", Account.class, e);
        }
        return self();
    }

    /** Have pods known by the namespace's default account. */
    public S noAccount() {
        draft.write("account");
        account = Optional.empty();
        return self();
    }

    /** Let people or programs do something in the app's namespace, as a Role and a RoleBinding; in an overlay: change that. */
    public S role(String name, Consumer<RoleSpec> definition) {
        Role base = roles.get(requireNonNull(name, "name"));
        if (base == null && isNew) {
            return addRole(name, definition);
        }
        Origin origin = draft.write("role " + name);
        requireNonNull(definition, "definition");
        if (base == null) {
            missing("role", "addRole", name, origin, roles);
        } else {
            roles.put(name, draft.change("role " + name, base, definition));
        }
        return self();
    }

    /** Add a role that there is not yet. */
    public S addRole(String name, Consumer<RoleSpec> definition) {
        Origin origin = draft.write("role " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        if (isFree("role", name, origin, roles)) {
            try {
                roles.put(name, draft.change("role " + name, Role.standard(name), definition));
            } catch (DefinitionException e) {
                draft.refused("role " + name, Role.class, e);
            }
        }
        return self();
    }

    /** Leave out a role. */
    public S removeRole(String name) {
        draft.remove("role", requireNonNull(name, "name"), roles);
        return self();
    }

    /** Need this service; in an overlay: need this one in place of the base's of the same name. */
    public S backing(Backing service) {
        String name = requireNonNull(service, "service").name();
        if (isNew) {
            return addBacking(service);
        }
        Origin origin = draft.write("backing " + name);
        if (!backings.containsKey(name)) {
            missing("backing", "addBacking", name, origin, backings);
        } else {
            backings.put(name, service);
        }
        return self();
    }

    /** Change a service that is declared already, such as the base's. */
    public S backing(String name, Consumer<BackingSpec> definition) {
        Origin origin = draft.write("backing " + requireNonNull(name, "name"));
        requireNonNull(definition, "definition");
        Backing base = backings.get(name);
        if (base == null) {
            missing("backing", "addBacking", name, origin, backings);
        } else {
            backings.put(name, draft.change("backing " + name, base, definition));
        }
        return self();
    }

    /** Need a further service. */
    public S addBacking(Backing service) {
        String name = requireNonNull(service, "service").name();
        Origin origin = draft.write("backing " + name);
        if (isFree("backing", name, origin, backings)) {
            backings.put(name, service);
        }
        return self();
    }

    /** Need a service no longer. */
    public S removeBacking(String name) {
        draft.remove("backing", requireNonNull(name, "name"), backings);
        return self();
    }

    /**
     * Tell metrics on this port of every workload of the app's own code, under {@code /metrics}. The port is the main container's, unless
     * it or a sidecar, such as an exporter, has it already under this name and number.
     *
     * @param name the port's name, such as {@code metrics}
     * @param port its number, such as 9394 for {@code prometheus_exporter} and {@code yabeda}
     * @param scrape how Prometheus finds it
     */
    public S metrics(String name, int port, Scrape scrape) {
        draft.write("metrics");
        requireNonNull(name, "name");
        requireNonNull(scrape, "scrape");
        try {
            metrics = Optional.of(new Metrics(new Port(name, port), scrape));
        } catch (DefinitionException e) {
            draft.refused("metrics", Metrics.class, e);
        }
        return self();
    }

    /** Tell no metrics. */
    public S noMetrics() {
        draft.write("metrics");
        metrics = Optional.empty();
        return self();
    }

    /**
     * Label workloads, pods, tasks and services as Kubernetes recommends: {@code app.kubernetes.io/instance}, {@code part-of}, {@code
     * managed-by}, and on what a revision changes {@code version}. Never in a selector. A label that the definition writes itself wins.
     */
    public S recommendedLabels() {
        draft.write("recommendedLabels");
        hasRecommendedLabels = true;
        return self();
    }

    /** Label objects only as far as they must be told apart. */
    public S noRecommendedLabels() {
        draft.write("recommendedLabels");
        hasRecommendedLabels = false;
        return self();
    }

    private boolean isFree(String noun, String name, Origin origin, Map<String, ?> parts) {
        if (!parts.containsKey(name)) {
            return true;
        }
        draft.problem(
                noun + " " + name,
                origin,
                "there is a " + noun + " \"" + name + "\" already",
                "Give the new one another name.");
        return false;
    }

    private void missing(String noun, String add, String name, Origin origin, Map<String, ?> parts) {
        draft.problem(
                noun + " " + name,
                origin,
                "there is no " + noun + " \"" + name + "\"",
                parts.isEmpty()
                        ? "There is no " + noun + " at all: add one with " + add + "(..)."
                        : "Name one of: " + Nearest.list(name, new ArrayList<>(parts.keySet())) + "; or add it with "
                                + add + "(..).");
    }
}
