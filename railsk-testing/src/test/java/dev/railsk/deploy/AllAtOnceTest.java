package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever stands in the way of a deploy is told at once, and nothing is written. */
class AllAtOnceTest {

    private static final ObjectRef LEASE =
            new ObjectRef(new ObjectKind("coordination.k8s.io/v1", "Lease"), "shop", "railsk-shop-default");

    private final ShopDeploy shop = new ShopDeploy();
    private final FakeCluster cluster = shop.cluster;

    private static Tree quota(String hard) {
        return Tree.ofYaml(
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: compute, namespace: shop}, spec: {hard: " + hard
                        + "}}",
                "quota");
    }

    private void secret(String data) {
        cluster.put(Tree.ofYaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: shop-secrets, namespace: shop}, data: " + data + "}",
                "secret"));
    }

    private static Tree withReplicas(Tree deployment, int replicas) {
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(deployment.at("spec").map());
        spec.put("replicas", replicas);
        Map<String, @Nullable Object> content = new LinkedHashMap<>(deployment.map());
        content.put("spec", spec);
        return Tree.of(content);
    }

    private PreflightRefusedException refusal() {
        return catchThrowableOfType(PreflightRefusedException.class, () -> shop.deploy(Revision.of("abcd124")));
    }

    @Test
    void tellsSecretRightQuotaAndConflictTogether() {
        cluster.namespace("shop");
        secret("{SECRET_KEY_BASE: c2VlZGVk}");
        shop.deploy();
        secret("{OTHER: c2VlZGVk}");
        cluster.put(withReplicas(shop.deployment("shop-web"), 1));
        cluster.put(quota("{pods: '3'}"));
        cluster.deny("patch", "services");
        Map<String, String> before = shop.versions();
        String lease = cluster.get(LEASE).orElseThrow().resourceVersion();

        PreflightRefusedException refusal = refusal();

        assertThat(refusal.findings())
                .extracting(Finding::id)
                .containsExactly("missing-right", "missing-key", "quota", "conflict");
        assertThat(refusal.getMessage())
                .startsWith("could not deploy shop to default: 4 things are in the way, and nothing was written\n");
        assertThat(refusal.report().steps())
                .extracting(StepReport::step, StepReport::isDone)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Step.of(Step.Kind.PREFLIGHT), false),
                        org.assertj.core.groups.Tuple.tuple(Step.of(Step.Kind.DRY_RUN), false));
        assertThat(shop.versions()).isEqualTo(before);
        assertThat(cluster.get(LEASE).orElseThrow().resourceVersion()).isEqualTo(lease);
    }

    @Test
    void releasesTheLockWhenTheDryRunAloneRefuses() {
        cluster.namespace("shop");
        secret("{SECRET_KEY_BASE: c2VlZGVk}");
        shop.deploy();
        cluster.put(withReplicas(shop.deployment("shop-web"), 1));
        Map<String, String> before = shop.versions();

        ApplyRefusedException refusal =
                catchThrowableOfType(ApplyRefusedException.class, () -> shop.deploy(Revision.of("abcd124")));

        assertThat(refusal.refusals()).extracting(Finding::id).containsExactly("conflict");
        assertThat(shop.versions()).isEqualTo(before);
        assertThat(Deployer.on(cluster).lock(shop.environment).isHeld()).isFalse();
    }

    @Test
    void countsTheSurgeOfARolloutAgainstTheQuota() {
        cluster.namespace("shop");
        secret("{SECRET_KEY_BASE: c2VlZGVk}");
        shop.deploy();
        cluster.put(quota("{pods: '3'}"));

        PreflightRefusedException refusal = refusal();

        assertThat(refusal.findings())
                .extracting(finding -> finding.describe(""))
                .containsExactly(
                        "ResourceQuota compute leaves pods: 3, and the rollout needs 5 at once, surge and tasks"
                                + " included\n  at namespace shop\n  Raise the quota, ask for less, or write an update strategy"
                                + " without surge.");
        assertThat(shop.deploy().isUnchanged()).isTrue();
    }

    @Test
    void leavesRoomWhereTheQuotaHasSome() {
        cluster.namespace("shop")
                .put(quota("{pods: '20', requests.cpu: '8', requests.memory: 16Gi, limits.memory: 32Gi}"))
                .put(Tree.ofYaml(
                        "{apiVersion: v1, kind: LimitRange, metadata: {name: small, namespace: shop}, spec: {limits:"
                                + " [{type: Container, default: {cpu: 100m, memory: 128Mi}}]}}",
                        "limits"));
        secret("{SECRET_KEY_BASE: c2VlZGVk}");

        assertThat(shop.deploy().isUnchanged()).isFalse();
        assertThat(shop.deploy(Revision.of("abcd124")).isUnchanged()).isFalse();
    }

    @Test
    void refusesAnEmptyValueAndWarnsOfALineBreak() {
        cluster.namespace("shop");
        secret("{SECRET_KEY_BASE: ''}");

        assertThat(refusal().findings())
                .extracting(Finding::fact)
                .containsExactly(
                        "Secret shop-secrets in namespace shop has an empty value under the key SECRET_KEY_BASE");

        secret("{SECRET_KEY_BASE: c2VlZGVkCg==}");
        assertThat(shop.deploy().warnings())
                .containsExactly("Secret shop-secrets in namespace shop has a value of one line under the key"
                        + " SECRET_KEY_BASE that ends in a line break, which becomes part of it: make it with printf, not"
                        + " echo");
    }
}
