package dev.railsk.deploy.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SecretsInUseTest {

    private static final Tree DEPLOYMENT = ManifestSet.parse(
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web, namespace: shop}
                    spec:
                      template:
                        spec:
                          containers:
                          - {name: web, envFrom: [{secretRef: {name: shop-secrets}}]}
                    """)
            .manifests()
            .get(0)
            .tree();
    private static final Tree POD = Tree.parseJson(
            "{\"status\": {\"containerStatuses\": [{\"lastState\": {\"terminated\": {\"message\": \"pw swordfish\"}}}]}}");

    private static Cluster cluster(Supplier<Optional<LiveObject>> secret) {
        return (Cluster) Proxy.newProxyInstance(
                SecretsInUseTest.class.getClassLoader(), new Class<?>[] {Cluster.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("get");
                    return secret.get();
                });
    }

    private static SecretsInUse in(Cluster cluster) {
        return SecretsInUse.of(cluster, "shop", List.of(DEPLOYMENT), List.of(POD));
    }

    @Test
    void hideTheValuesThatCanBeRead() {
        Tree secret = ManifestSet.parse(
                        "{apiVersion: v1, kind: Secret, metadata: {name: shop-secrets, namespace: shop},"
                                + " data: {PASSWORD: c3dvcmRmaXNo}}")
                .manifests()
                .get(0)
                .tree();

        SecretsInUse secrets = in(cluster(() -> Optional.of(LiveObject.of(secret))));

        assertThat(secrets.unread()).isEmpty();
        assertThat(secrets.mask().hide("ended: pw swordfish")).isEqualTo("ended: pw (hidden)");
    }

    @Test
    void hideTheLastWordsOfContainersWhoseSecretsNobodyMayRead() {
        SecretsInUse secrets = in(cluster(() -> {
            throw new ClusterRefusedException(403, "Forbidden", "no right to get secrets", List.of());
        }));

        assertThat(secrets.unread()).containsExactly("shop-secrets");
        assertThat(secrets.mask().hide("ended: pw swordfish")).isEqualTo("ended: (hidden)");
    }
}
