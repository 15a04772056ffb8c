package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.kinds.AutoscalerRules;
import dev.railsk.testing.cluster.internal.kinds.ClaimRules;
import dev.railsk.testing.cluster.internal.kinds.ConfigMapRules;
import dev.railsk.testing.cluster.internal.kinds.CronJobRules;
import dev.railsk.testing.cluster.internal.kinds.DeploymentRules;
import dev.railsk.testing.cluster.internal.kinds.DisruptionBudgetRules;
import dev.railsk.testing.cluster.internal.kinds.ForeignRules;
import dev.railsk.testing.cluster.internal.kinds.IngressRules;
import dev.railsk.testing.cluster.internal.kinds.JobRules;
import dev.railsk.testing.cluster.internal.kinds.KindRules;
import dev.railsk.testing.cluster.internal.kinds.LeaseRules;
import dev.railsk.testing.cluster.internal.kinds.LimitRangeRules;
import dev.railsk.testing.cluster.internal.kinds.NamespaceRules;
import dev.railsk.testing.cluster.internal.kinds.NetworkPolicyRules;
import dev.railsk.testing.cluster.internal.kinds.PlainRules;
import dev.railsk.testing.cluster.internal.kinds.PodRules;
import dev.railsk.testing.cluster.internal.kinds.QuotaRules;
import dev.railsk.testing.cluster.internal.kinds.ReplicaSetRules;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.kinds.RoleBindingRules;
import dev.railsk.testing.cluster.internal.kinds.RoleRules;
import dev.railsk.testing.cluster.internal.kinds.SecretRules;
import dev.railsk.testing.cluster.internal.kinds.ServiceRules;
import dev.railsk.testing.cluster.internal.kinds.StatefulSetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds that the fake serves, each with its rules. */
public final class ResourceKinds {

    private static final List<KindRules> RULES = rules();

    private static final List<ResourceKind> ALL =
            RULES.stream().map(KindRules::resource).toList();

    private static final Map<ObjectKind, KindRules> BY_KIND = RULES.stream()
            .collect(Collectors.toUnmodifiableMap(rules -> rules.resource().kind(), rules -> rules));

    private ResourceKinds() {}

    private static List<KindRules> rules() {
        List<KindRules> rules = new ArrayList<>(List.of(
                new NamespaceRules(),
                PlainRules.serviceAccounts(),
                new ConfigMapRules(),
                new SecretRules(),
                new ServiceRules(),
                new PodRules(),
                PlainRules.events(),
                new DeploymentRules(),
                new ReplicaSetRules(),
                new StatefulSetRules(),
                new JobRules(),
                new CronJobRules(),
                new ClaimRules(),
                new DisruptionBudgetRules(),
                new IngressRules(),
                new NetworkPolicyRules(),
                new AutoscalerRules(),
                new RoleRules(),
                new RoleBindingRules(),
                new QuotaRules(),
                new LimitRangeRules(),
                new LeaseRules()));
        rules.addAll(ForeignRules.all());
        rules.add(ForeignRules.definitions());
        return List.copyOf(rules);
    }

    /** All of them. */
    public static List<ResourceKind> all() {
        return ALL;
    }

    /** The API groups of other projects. */
    public static List<String> foreignGroups() {
        return ALL.stream()
                .filter(resource -> resource.isForeign() && !resource.kind().equals(ForeignRules.DEFINITION))
                .map(ResourceKind::group)
                .distinct()
                .toList();
    }

    /** Whether the fake serves this kind. */
    public static boolean serves(ObjectKind kind) {
        return BY_KIND.containsKey(kind);
    }

    /** How a kind is served; refused as unknown when the fake does not serve it. */
    public static ResourceKind of(ObjectKind kind) {
        return rules(kind).resource();
    }

    /** The rules of a kind; refused as unknown when the fake does not serve it. */
    static KindRules rules(ObjectKind kind) {
        KindRules rules = BY_KIND.get(kind);
        if (rules == null) {
            throw Refusals.unknownKind(kind, ALL);
        }
        return rules;
    }

    /** The entry of a resource by group, version and plural name. */
    public static Optional<ResourceKind> find(String apiVersion, String plural) {
        return ALL.stream()
                .filter(resource -> resource.kind().apiVersion().equals(apiVersion)
                        && resource.plural().equals(plural))
                .findFirst();
    }
}
