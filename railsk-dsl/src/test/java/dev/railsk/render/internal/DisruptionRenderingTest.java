package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.pod.Disruption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisruptionRenderingTest {

    @Test
    void limitsHowManyGoAndNeverWaitsForUnhealthyPods() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.identity("app", "jobs").disruption(Disruption.maxUnavailable(2)));

        assertThat(shop.only("PodDisruptionBudget").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: shop-sidekiq-pdb, namespace: shop}
                spec:
                  maxUnavailable: 2
                  selector: {matchLabels: {app: jobs}}
                  unhealthyPodEvictionPolicy: AlwaysAllow
                """));
    }

    @Test
    void keepsAtLeastSo() {
        RenderedShop shop =
                RenderedShop.worker(worker -> worker.identity("app", "jobs").disruption(Disruption.minAvailable(0)));

        assertThat(shop.at("PodDisruptionBudget", "spec").value())
                .isEqualTo(yaml("{minAvailable: 0, selector: {matchLabels: {app: jobs}}}"));
    }

    @Test
    void rendersNoBudgetForUnlimited() {
        RenderedShop shop = RenderedShop.worker(worker -> worker.disruption(Disruption.unlimited()));

        assertThat(shop.set().ofKind("PodDisruptionBudget")).isEmpty();
    }

    @Test
    void countsInShares() {
        assertThat(spec(Disruption.minAvailable("0%")))
                .isEqualTo(yaml("{minAvailable: 0%, selector: {matchLabels: {app: jobs}}}"));
        assertThat(spec(Disruption.maxUnavailable("25%").keepUnhealthy()))
                .isEqualTo(
                        yaml(
                                """
                maxUnavailable: 25%
                selector: {matchLabels: {app: jobs}}
                unhealthyPodEvictionPolicy: IfHealthyBudget
                """));
    }

    @Test
    void letsUnhealthyPodsGoOrStay() {
        assertThat(spec(Disruption.minAvailable(1).blockingDrains().evictUnhealthy()))
                .isEqualTo(
                        yaml(
                                """
                minAvailable: 1
                selector: {matchLabels: {app: jobs}}
                unhealthyPodEvictionPolicy: AlwaysAllow
                """));
        assertThat(spec(Disruption.minAvailable(1).keepUnhealthy().blockingDrains()))
                .isEqualTo(
                        yaml(
                                """
                minAvailable: 1
                selector: {matchLabels: {app: jobs}}
                unhealthyPodEvictionPolicy: IfHealthyBudget
                """));
        assertThat(spec(Disruption.maxUnavailable(1).keepUnhealthy().evictUnhealthy()))
                .isEqualTo(spec(Disruption.maxUnavailable(1)));
    }

    private static @Nullable Object spec(Disruption budget) {
        return RenderedShop.worker(worker -> worker.identity("app", "jobs").disruption(budget))
                .at("PodDisruptionBudget", "spec")
                .value();
    }
}
