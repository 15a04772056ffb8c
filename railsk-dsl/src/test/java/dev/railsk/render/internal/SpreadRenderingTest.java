package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import org.junit.jupiter.api.Test;

class SpreadRenderingTest {

    @Test
    void spreadsEvenlyOverZonesAndHosts() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.identity("app", "jobs").spread(Spread.evenly()));

        assertThat(shop.pod("topologySpreadConstraints").value())
                .isEqualTo(
                        yaml(
                                """
                - maxSkew: 1
                  topologyKey: topology.kubernetes.io/zone
                  whenUnsatisfiable: ScheduleAnyway
                  labelSelector: {matchLabels: {app: jobs}}
                  matchLabelKeys: [pod-template-hash]
                - maxSkew: 1
                  topologyKey: kubernetes.io/hostname
                  whenUnsatisfiable: ScheduleAnyway
                  labelSelector: {matchLabels: {app: jobs}}
                  matchLabelKeys: [pod-template-hash]
                """));
    }

    @Test
    void prefersDifferentHostsForPodsWithTheSameLabels() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.identity("app", "jobs")
                .label("tier", "slow", LabelScope.PODS)
                .spread(Spread.preferDifferentHosts("app", "tier")));

        assertThat(shop.pod("affinity").value())
                .isEqualTo(
                        yaml(
                                """
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    podAffinityTerm:
                      topologyKey: kubernetes.io/hostname
                      labelSelector:
                        matchExpressions:
                        - {key: app, operator: In, values: [jobs]}
                        - {key: tier, operator: In, values: [slow]}
                """));
        assertThat(shop.pod("topologySpreadConstraints")).isEqualTo(Tree.absent());
    }

    @Test
    void leavesItToTheScheduler() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.spread(Spread.none()));

        assertThat(shop.pod("affinity")).isEqualTo(Tree.absent());
        assertThat(shop.pod("topologySpreadConstraints")).isEqualTo(Tree.absent());
    }
}
