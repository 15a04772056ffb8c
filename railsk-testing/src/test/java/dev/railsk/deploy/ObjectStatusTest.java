package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.RailsApp;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.network.Exposure;
import dev.railsk.quantity.Memory;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.ObjectComplaint;
import dev.railsk.rollout.Rule;
import dev.railsk.testing.cluster.Outcome;
import dev.railsk.volume.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the status of objects that are no workloads says of a deploy. */
class ObjectStatusTest {

    private static Tree yaml(String text) {
        return ManifestSet.parse(text).manifests().get(0).tree();
    }

    private static final String REFUSED =
            """
            parents:
            - parentRef: {name: public}
              controllerName: example.org/gateway
              conditions:
              - {type: Accepted, status: "False", reason: NoMatchingParent, message: no listener}
            """;

    private static ShopDeploy ready(ShopDeploy shop) {
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    @Test
    void readsTheComplaintsOfAutoscalersAndClaims() {
        assertThat(
                        ObjectComplaint.of(
                                yaml(
                                        """
                        apiVersion: autoscaling/v2
                        kind: HorizontalPodAutoscaler
                        metadata: {name: web}
                        status:
                          conditions:
                          - {type: AbleToScale, status: "True", reason: x, message: y}
                          - {type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: no metrics}
                        """)))
                .contains("condition ScalingActive is False (FailedGetResourceMetric): no metrics");
        assertThat(ObjectComplaint.of(claim("Lost"))).contains("its volume is lost");
        assertThat(ObjectComplaint.of(claim("Bound"))).isEmpty();
        assertThat(ObjectComplaint.of(claim("Pending"))).isEmpty();
    }

    private static Tree claim(String phase) {
        return yaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, status: {phase: " + phase
                + "}}");
    }

    @Test
    void warnsOfARouteThatItsGatewayDoesNotAccept() {
        ShopDeploy shop = ready(new ShopDeploy());
        shop.environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .web(web ->
                                web.host("shop.example").expose(Exposure.gateway(route -> route.gateway("public")))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        assertThat(shop.deploy().warnings()).isEmpty();
        shop.cluster.put(withStatus(shop.environment
                .render(ShopDeploy.REVISION)
                .get("HTTPRoute", "shop-web")
                .tree()));

        assertThat(shop.deploy().warnings())
                .containsExactly(
                        "HTTPRoute shop-web is not well: for public, condition Accepted is False (NoMatchingParent): no listener");
    }

    private static Tree withStatus(Tree route) {
        Map<String, Object> map = new LinkedHashMap<>(route.map());
        map.put(
                "status",
                yaml("apiVersion: v1\nkind: X\nmetadata: {name: x}\nstatus:\n" + REFUSED.indent(2))
                        .at("status")
                        .value());
        return Tree.of(map);
    }

    @Test
    void saysWhatTheProvisionerSaysOfAClaim() {
        ShopDeploy shop = ready(new ShopDeploy(app -> app.accessory(
                "redis", redis -> redis.image("redis:7").volume("data", "/data", Claim.of(Memory.mebibytes(100))))));
        shop.cluster.outcome("redis", Outcome.claimPending());
        shop.cluster.put(
                yaml(
                        """
                apiVersion: v1
                kind: Event
                metadata: {name: claim, namespace: shop}
                involvedObject: {apiVersion: v1, kind: PersistentVolumeClaim, name: data-shop-redis-0, namespace: shop}
                type: Warning
                reason: ProvisioningFailed
                lastTimestamp: "2026-01-05T09:00:00Z"
                message: storageclass.storage.k8s.io "fast" not found
                """));

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        Cause cause = end.causes().get(0);
        assertThat(cause.rule()).isEqualTo(Rule.CLAIM_PENDING);
        assertThat(cause.message())
                .endsWith("; PersistentVolumeClaim data-shop-redis-0: ProvisioningFailed: storageclass.storage.k8s.io"
                        + " \"fast\" not found");
    }
}
