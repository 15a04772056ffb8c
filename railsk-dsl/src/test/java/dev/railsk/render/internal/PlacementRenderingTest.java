package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.placement.Toleration.Effect;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.task.CronSpec;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementRenderingTest {

    private static final String ZONE = "topology.kubernetes.io/zone";

    private static @Nullable Object pod(Consumer<WorkerSpec> definition, String field) {
        return RenderedShop.worker(definition).pod(field).value();
    }

    @Test
    void runsOnTheNodesOfAProcessor() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.nodes(Nodes.arch("arm64").tolerating("arch", "arm64")));

        assertThat(shop.pod("nodeSelector").value()).isEqualTo(yaml("{kubernetes.io/arch: arm64}"));
        assertThat(shop.pod("tolerations").value()).isEqualTo(yaml("[{key: arch, operator: Equal, value: arm64}]"));
    }

    @Test
    void toleratesByAllOperatorsAndEffects() {
        assertThat(pod(
                        worker -> worker.nodes(Nodes.any()
                                .tolerating(Toleration.of("a").effect(Effect.NO_SCHEDULE))
                                .tolerating(Toleration.of("b", "c").effect(Effect.PREFER_NO_SCHEDULE))
                                .tolerating(Toleration.of("d")
                                        .effect(Effect.NO_EXECUTE)
                                        .stayingFor(Duration.ofMinutes(5)))
                                .tolerating(Toleration.everything())),
                        "tolerations"))
                .isEqualTo(
                        yaml(
                                """
                - {key: a, operator: Exists, effect: NoSchedule}
                - {key: b, operator: Equal, value: c, effect: PreferNoSchedule}
                - {key: d, operator: Exists, effect: NoExecute, tolerationSeconds: 300}
                - {operator: Exists}
                """));
    }

    @Test
    void requiresAndPrefersNodes() {
        assertThat(pod(
                        worker -> worker.nodes(Nodes.labelled("pool", "jobs")
                                .requiring(NodeRule.in(ZONE, "a", "b"), NodeRule.exists("ssd"))
                                .requiring(NodeRule.above("cpus", 3))
                                .orRequiring(NodeRule.notIn("pool", "web"), NodeRule.absent("gpu"))
                                .preferring(70, NodeRule.below("cpus", 9))),
                        "affinity"))
                .isEqualTo(
                        yaml(
                                """
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions:
                      - {key: topology.kubernetes.io/zone, operator: In, values: [a, b]}
                      - {key: ssd, operator: Exists}
                      - {key: cpus, operator: Gt, values: ["3"]}
                    - matchExpressions:
                      - {key: pool, operator: NotIn, values: [web]}
                      - {key: gpu, operator: DoesNotExist}
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 70
                    preference: {matchExpressions: [{key: cpus, operator: Lt, values: ["9"]}]}
                """));
    }

    @Test
    void runsNearOthers() {
        RenderedShop shop = RenderedShop.of(app -> app.accessory("redis", redis -> redis.image("redis:8"))
                .worker(
                        "sidekiq",
                        worker -> worker.affinity(
                                Affinity.near(PodGroup.workload("redis")).preferred(40),
                                Affinity.near(PodGroup.labelled("app", "proxy").andLabelled("tier", "a"))
                                        .within(ZONE))));

        assertThat(shop.pod("affinity").value())
                .isEqualTo(
                        yaml(
                                """
                podAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector: {matchLabels: {app: proxy, tier: a}}
                    topologyKey: topology.kubernetes.io/zone
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 40
                    podAffinityTerm:
                      labelSelector:
                        matchLabels: {app.kubernetes.io/name: shop, app.kubernetes.io/component: redis}
                      topologyKey: kubernetes.io/hostname
                """));
    }

    @Test
    void runsApartFromOthersAsWellAsFromItsLikes() {
        assertThat(pod(
                        worker -> worker.identity("app", "jobs")
                                .spread(Spread.preferDifferentHosts("app"))
                                .affinity(
                                        Affinity.apart(PodGroup.labelled("app", "batch")
                                                .inNamespace("batch")),
                                        Affinity.apart(PodGroup.labelled("app", "noisy"))
                                                .preferred(5)),
                        "affinity"))
                .isEqualTo(
                        yaml(
                                """
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector: {matchLabels: {app: batch}}
                    namespaces: [batch]
                    topologyKey: kubernetes.io/hostname
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    podAffinityTerm:
                      labelSelector: {matchExpressions: [{key: app, operator: In, values: [jobs]}]}
                      topologyKey: kubernetes.io/hostname
                  - weight: 5
                    podAffinityTerm:
                      labelSelector: {matchLabels: {app: noisy}}
                      topologyKey: kubernetes.io/hostname
                """));
    }

    @Test
    void runsOnTheNodeOfThoseThatShareItsClaim() {
        RenderedShop shop = RenderedShop.of(app -> app.nameSuffix("-b")
                .worker("sidekiq", worker -> worker.affinity(Affinity.sharingClaim("uploads")))
                .cron("tidy", cron -> cron.at("@daily").command("tidy").affinity(Affinity.sharingClaim("uploads"))));

        @Nullable
        Object term = yaml(
                """
                podAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector: {matchLabels: {claim.railsk.dev/uploads: shop-b}}
                    topologyKey: kubernetes.io/hostname
                """);
        assertThat(shop.pod("affinity").value()).isEqualTo(term);
        assertThat(shop.podTemplate().at("metadata", "labels").map())
                .containsEntry("claim.railsk.dev/uploads", "shop-b");
        assertThat(shop.at("Deployment", "spec", "selector", "matchLabels").map())
                .hasSize(2);
        Tree cron = shop.at("CronJob", "spec", "jobTemplate", "spec", "template");
        assertThat(cron.at("spec", "affinity").value()).isEqualTo(term);
        assertThat(cron.at("metadata", "labels").map()).containsEntry("claim.railsk.dev/uploads", "shop-b");
    }

    @Test
    void saysWhatComesFirstAndWhoPlacesIt() {
        RenderedShop shop = RenderedShop.worker(
                worker -> worker.priorityClass("low").runtimeClass("gvisor").scheduler("binpack"));

        assertThat(shop.pod("priorityClassName").text()).contains("low");
        assertThat(shop.pod("runtimeClassName").text()).contains("gvisor");
        assertThat(shop.pod("schedulerName").text()).contains("binpack");
    }

    @Test
    void findsNamesInItsOwnWay() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.dns(Dns.own("10.0.0.10")
                        .nameserver("2001:db8::1")
                        .search("shop.internal")
                        .option("ndots", "2")
                        .option("single-request-reopen"))
                .hostAliases(HostAliases.of("10.0.0.5", "db.internal", "db").and("::1", "here")));

        assertThat(shop.pod("dnsPolicy").text()).contains("None");
        assertThat(shop.pod("dnsConfig").value())
                .isEqualTo(
                        yaml(
                                """
                nameservers: [10.0.0.10, "2001:db8::1"]
                searches: [shop.internal]
                options: [{name: ndots, value: "2"}, {name: single-request-reopen}]
                """));
        assertThat(shop.pod("hostAliases").value())
                .isEqualTo(yaml("[{ip: 10.0.0.5, hostnames: [db.internal, db]}, {ip: \"::1\", hostnames: [here]}]"));
        assertThat(pod(worker -> worker.dns(Dns.policy(Dns.Policy.NODE)), "dnsPolicy"))
                .isEqualTo("Default");
        assertThat(RenderedShop.worker(worker -> worker.dns(Dns.policy(Dns.Policy.NODE)))
                        .pod("dnsConfig"))
                .isEqualTo(Tree.absent());
    }

    @Test
    void staysWhereItIs() {
        RenderedShop shop = RenderedShop.worker(
                worker -> worker.doNotDisrupt().annotation("karpenter.sh/do-not-disrupt", "30m", LabelScope.PODS));

        assertThat(shop.podTemplate().at("metadata", "annotations").value())
                .isEqualTo(
                        yaml(
                                """
                karpenter.sh/do-not-disrupt: 30m
                cluster-autoscaler.kubernetes.io/safe-to-evict: "false"
                """));
    }

    @Test
    void spreadsInAllFields() {
        assertThat(pod(
                        worker -> worker.identity("app", "jobs")
                                .spread(Spread.over(ZONE)
                                        .maxSkew(2)
                                        .minDomains(3)
                                        .hard()
                                        .ignoringNodeAffinity()
                                        .honoringTaints()
                                        .matchLabelKeys("pod-template-hash")
                                        .and(Spread.over("kubernetes.io/hostname"))),
                        "topologySpreadConstraints"))
                .isEqualTo(
                        yaml(
                                """
                - maxSkew: 2
                  topologyKey: topology.kubernetes.io/zone
                  whenUnsatisfiable: DoNotSchedule
                  labelSelector: {matchLabels: {app: jobs}}
                  minDomains: 3
                  nodeAffinityPolicy: Ignore
                  nodeTaintsPolicy: Honor
                  matchLabelKeys: [pod-template-hash]
                - maxSkew: 1
                  topologyKey: kubernetes.io/hostname
                  whenUnsatisfiable: ScheduleAnyway
                  labelSelector: {matchLabels: {app: jobs}}
                """));
        assertThat(pod(worker -> worker.spread(Spread.over(ZONE).hard().soft()), "topologySpreadConstraints"))
                .asString()
                .contains("ScheduleAnyway");
    }

    @Test
    void theAppSaysItForAllThatSayNothing() {
        RenderedShop shop = RenderedShop.of(app -> app.nodes(Nodes.arch("arm64"))
                .priorityClass("low")
                .dns(Dns.ofCluster().option("ndots", "2"))
                .doNotDisrupt()
                .spread(Spread.over(ZONE))
                .worker("sidekiq", worker -> {})
                .cron("tidy", PlacementRenderingTest::tidy));

        for (Tree template : new Tree[] {
            shop.podTemplate(),
            shop.job().at("spec", "template"),
            shop.at("CronJob", "spec", "jobTemplate", "spec", "template")
        }) {
            assertThat(template.at("spec", "nodeSelector").value()).isEqualTo(yaml("{kubernetes.io/arch: arm64}"));
            assertThat(template.at("spec", "priorityClassName").text()).contains("low");
            assertThat(template.at("spec", "dnsConfig").isPresent()).isTrue();
            assertThat(template.at("metadata", "annotations").map())
                    .containsEntry("karpenter.sh/do-not-disrupt", "true");
        }
        assertThat(shop.pod("topologySpreadConstraints").items()).hasSize(1);
        assertThat(shop.job().at("spec", "template", "spec", "topologySpreadConstraints"))
                .isEqualTo(Tree.absent());
    }

    private static void tidy(CronSpec cron) {
        cron.at("@daily").command("tidy");
    }

    @Test
    void aWorkloadsWordWinsOverTheApps() {
        RenderedShop shop = RenderedShop.of(app -> app.nodes(Nodes.arch("arm64").tolerating("arch", "arm64"))
                .priorityClass("low")
                .runtimeClass("gvisor")
                .doNotDisrupt()
                .spread(Spread.none())
                .worker("sidekiq", worker -> worker.nodes(Nodes.arch("amd64"))
                        .noPriorityClass()
                        .mayDisrupt()
                        .spread(Spread.evenly())));

        assertThat(shop.pod("nodeSelector").value()).isEqualTo(yaml("{kubernetes.io/arch: amd64}"));
        assertThat(shop.pod("tolerations")).isEqualTo(Tree.absent());
        assertThat(shop.pod("priorityClassName")).isEqualTo(Tree.absent());
        assertThat(shop.pod("runtimeClassName").text()).contains("gvisor");
        assertThat(shop.podTemplate().at("metadata", "annotations")).isEqualTo(Tree.absent());
        assertThat(shop.pod("topologySpreadConstraints").items()).hasSize(2);
    }

    @Test
    void theAppsSpreadWinsOverRailsksOwn() {
        RenderedShop shop = RenderedShop.of(app -> app.spread(Spread.none()).worker("sidekiq", worker -> {}));

        assertThat(shop.pod("topologySpreadConstraints")).isEqualTo(Tree.absent());
    }

    @Test
    void goesBackToWhatTheAppSays() {
        RenderedShop shop =
                RenderedShop.of(app -> app.nodes(Nodes.arch("arm64")).worker("sidekiq", worker -> worker.with(
                                shared -> shared.noNodes().spread(Spread.none()))
                        .defaultNodes()
                        .defaultSpread()));

        assertThat(shop.pod("nodeSelector").isPresent()).isTrue();
        assertThat(shop.pod("topologySpreadConstraints").items()).hasSize(2);
    }

    @Test
    void keepsPodsOfATaskApartWhenItSaysSo() {
        RenderedShop shop = RenderedShop.of(app -> app.worker("sidekiq", worker -> {})
                .cron("tidy", cron -> cron.at("@daily").command("tidy").spread(Spread.evenly())));

        assertThat(shop.at("CronJob", "spec", "jobTemplate", "spec", "template", "spec", "topologySpreadConstraints")
                        .items()
                        .get(0)
                        .value())
                .isEqualTo(
                        yaml(
                                """
                maxSkew: 1
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app.kubernetes.io/name: shop, app.kubernetes.io/component: tidy}}
                """));
    }
}
