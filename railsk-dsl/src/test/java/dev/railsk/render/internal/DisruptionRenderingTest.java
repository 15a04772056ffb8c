package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.pod.Disruption;
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
}
