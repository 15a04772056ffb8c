package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRule.replaced;
import static dev.railsk.deploy.FieldRules.LONG;
import static dev.railsk.deploy.FieldRules.POD;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.Spread;
import java.util.List;
import java.util.Map;

/** Fields that say where pods run. */
final class PlacementRules {

    private static final String ZONE = "topology.kubernetes.io/zone";

    static final List<FieldRule> PLACES = List.of(
            FieldRule.added(
                    "node label",
                    POD + "/nodeSelector",
                    value -> Map.of("pool", value),
                    (app, value) -> app.nodes(Nodes.labelled("pool", (String) value)),
                    "a",
                    "",
                    "-a",
                    "a b",
                    LONG,
                    LONG + "a"),
            replaced(
                    "priority class",
                    POD + "/priorityClassName",
                    (app, value) -> app.priorityClass((String) value),
                    "a b",
                    "A",
                    "-"),
            FieldRule.added(
                    "key of a toleration",
                    POD + "/tolerations",
                    value -> List.of(Map.of("key", value, "operator", "Exists")),
                    (app, value) -> app.nodes(Nodes.any().tolerating(Toleration.of((String) value))),
                    "arch",
                    "a.example/b",
                    "a b",
                    "-",
                    LONG + "a"),
            FieldRule.added(
                    "skew",
                    POD + "/topologySpreadConstraints",
                    value -> List.of(
                            Map.of("maxSkew", value, "topologyKey", ZONE, "whenUnsatisfiable", "ScheduleAnyway")),
                    (app, value) -> app.spread(Spread.over(ZONE).maxSkew((Integer) value)),
                    -1,
                    0,
                    1,
                    100),
            FieldRule.added(
                    "weight of nodes",
                    POD + "/affinity",
                    PlacementRules::preferredNodes,
                    (app, value) -> app.nodes(Nodes.any().preferring((Integer) value, NodeRule.exists("a"))),
                    -1,
                    0,
                    1,
                    100,
                    101),
            FieldRule.added(
                    "weight of neighbours",
                    POD + "/affinity",
                    PlacementRules::preferredPods,
                    (app, value) -> app.affinity(
                            Affinity.near(PodGroup.labelled("a", "b")).preferred((Integer) value)),
                    -1,
                    0,
                    1,
                    100,
                    101));

    static final List<FieldRule> NAMES = List.of(
            FieldRule.added(
                    "name server",
                    POD + "/dnsConfig",
                    value -> Map.of("nameservers", List.of(value)),
                    (app, value) -> app.dns(Dns.ofCluster().nameserver((String) value)),
                    "10.0.0.1",
                    "2001:db8::1",
                    "::",
                    "::1",
                    "1:2:3:4:5:6:7:8",
                    "1:2:3:4:5:6:7:8:9",
                    "1::2::3",
                    "10.0.0.256",
                    "10.0.0",
                    "a",
                    ""),
            FieldRule.added(
                    "domain to look in",
                    POD + "/dnsConfig",
                    value -> Map.of("searches", List.of(value)),
                    (app, value) -> app.dns(Dns.ofCluster().search((String) value)),
                    "a.example",
                    "a b",
                    "-a"),
            FieldRule.added(
                    "host alias",
                    POD + "/hostAliases",
                    value -> List.of(Map.of("ip", "10.0.0.5", "hostnames", List.of(value))),
                    (app, value) -> app.hostAliases(HostAliases.of("10.0.0.5", (String) value)),
                    "db",
                    "db.internal",
                    "DB",
                    "a_b",
                    ""),
            FieldRule.added(
                    "address of a host alias",
                    POD + "/hostAliases",
                    value -> List.of(Map.of("ip", value, "hostnames", List.of("db"))),
                    (app, value) -> app.hostAliases(HostAliases.of((String) value, "db")),
                    "10.0.0.5",
                    "::1",
                    "a",
                    ""));

    private PlacementRules() {}

    private static Object preferredNodes(Object weight) {
        Object expression = Map.of("key", "a", "operator", "Exists");
        return Map.of(
                "nodeAffinity",
                Map.of(
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        List.of(Map.of(
                                "weight", weight, "preference", Map.of("matchExpressions", List.of(expression))))));
    }

    private static Object preferredPods(Object weight) {
        Object term = Map.of(
                "topologyKey", "kubernetes.io/hostname", "labelSelector", Map.of("matchLabels", Map.of("a", "b")));
        return Map.of(
                "podAffinity",
                Map.of(
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        List.of(Map.of("weight", weight, "podAffinityTerm", term))));
    }
}
