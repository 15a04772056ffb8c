package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import dev.railsk.backing.Backing;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Tenancy;
import dev.railsk.network.Port;
import dev.railsk.observe.Metrics;
import dev.railsk.observe.Scrape;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must fit together of how an app shares its cluster. */
final class TenancyRules {

    private final Judgement judgement;
    private final AppParts parts;
    private final Tenancy tenancy;

    TenancyRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
        tenancy = parts.identity().tenancy();
    }

    void check() {
        checkNamespace();
        checkAccounts();
        checkVariables();
        if (tenancy.metrics().isPresent()) {
            checkMetrics(tenancy.metrics().get());
        }
        for (Backing backing : tenancy.backings().values()) {
            ConnectionBudget.check(judgement, backing);
        }
    }

    private void checkNamespace() {
        if (tenancy.podSecurity().isPresent() && !parts.namespace().isManaged()) {
            judgement.problem(
                    List.of("podSecurity"),
                    judgement.line("podSecurity"),
                    "podSecurity(..) labels the namespace, but \""
                            + parts.namespace().name() + "\" is made by others",
                    "Write namespace(\"" + parts.namespace().name()
                            + "\") to have railsk make it, or have its owner label it.");
        }
    }

    private void checkAccounts() {
        Map<String, Account.Own> accounts = new HashMap<>();
        for (Account.Own account : parts.ownAccounts()) {
            if (accounts.putIfAbsent(account.name(), account) != null) {
                judgement.problem(
                        List.of("account"),
                        account.lines().defined(),
                        "two accounts are named \"" + account.name() + "\", and differ",
                        "Give one of them another name, or share one value.");
            }
        }
        for (Role role : tenancy.roles().values()) {
            Account.Own twin = accounts.get(role.name());
            if (twin != null && !twin.grants().isEmpty()) {
                judgement.problem(
                        List.of("role " + role.name()),
                        judgement.line("role " + role.name()),
                        "the account \"" + role.name() + "\" has rights, and so a role of that name already",
                        "Give the role another name.");
            }
        }
    }

    private void checkVariables() {
        Map<String, Backing> variables = new HashMap<>();
        for (Backing backing : tenancy.backings().values()) {
            Backing other = backing.url().isPresent() ? variables.putIfAbsent(backing.variable(), backing) : null;
            if (other != null) {
                judgement.problem(
                        List.of("backing " + backing.name()),
                        judgement.line("backing " + backing.name()),
                        "the services \"" + other.name() + "\" and \"" + backing.name() + "\" are both given in "
                                + backing.variable(),
                        "Give one of them another variable(..).");
            }
        }
    }

    private void checkMetrics(Metrics metrics) {
        for (Workload workload : parts.workloads()) {
            if (!workload.isAppCode() || !judgement.isWhole(workload.scope())) {
                continue;
            }
            List<Port> ports = workload.basics().pod().withMain(workload.main()).ports();
            Optional<Port> taken = taken(ports, metrics.port());
            if (taken.isPresent() && !ports.contains(metrics.port())) {
                judgement.problem(
                        List.of("metrics"),
                        judgement.line("metrics"),
                        "the port \"" + metrics.port().name() + "\" ("
                                + metrics.port().number() + ") of metrics(..) meets the port \""
                                + taken.get().name() + "\" (" + taken.get().number() + ") of " + workload.scope(),
                        "Write both alike, or choose another name and number.");
                return;
            }
            if (metrics.scrape() instanceof Scrape.ServiceMonitor
                    && workload.service().isEmpty()) {
                Port port = metrics.port();
                judgement.problem(
                        List.of("metrics"),
                        judgement.line("metrics"),
                        "a ServiceMonitor finds pods by their Service, but " + workload.scope() + " has none",
                        "Write Scrape.podMonitor(), which needs none, or give " + workload.scope()
                                + " service(service -> service.port(ServicePort.of(\"" + port.name() + "\", "
                                + port.number() + ").to(" + port.number() + "))).");
                return;
            }
        }
    }

    private static Optional<Port> taken(List<Port> ports, Port wanted) {
        for (Port port : ports) {
            if (port.name().equals(wanted.name()) || port.number() == wanted.number()) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }
}
