package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.network.Exposure;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Classes that a real cluster does not have are named before anything is written. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class NeededObjectsIT {

    private final String namespace = "railsk-needed-" + Long.toString(System.nanoTime(), 36);

    private Environment shop() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .noMigration()
                        .web(web -> web.replicas(1)
                                .host("shop.example")
                                .priorityClass("railsk-no-priority")
                                .runtimeClass("railsk-no-runtime")
                                .expose(Exposure.ingress(ingress -> ingress.className("railsk-no-ingress")))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static Cluster cluster() {
        return Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
                .open();
    }

    @Test
    void wantsNoStorageClassWhereVolumesWereMadeByHand() {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .accessory("redis", redis -> redis.image("redis:8.2")
                                .volume(
                                        "data",
                                        "/data",
                                        Claim.of(Memory.gibibytes(1)).storageClass(namespace))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        Tree volume = Tree.ofYaml(
                "{apiVersion: v1, kind: PersistentVolume, metadata: {name: " + namespace
                        + "}, spec: {capacity: {storage: 1Gi}," + " accessModes: [ReadWriteOnce], storageClassName: "
                        + namespace + ", hostPath: {path: /tmp}}}",
                "a test");
        try (Cluster cluster = cluster()) {
            DeployOptions dryRun = DeployOptions.DEFAULT.dryRun();
            assertThatThrownBy(() -> deploy(cluster, shop, dryRun))
                    .hasMessageContaining("StorageClass " + namespace + " is not there");

            LiveObject made = cluster.create(Manifest.of(volume), WriteOptions.write());
            try {
                assertThat(deploy(cluster, shop, dryRun).outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
            } finally {
                assertThat(cluster.delete(made.ref(), DeleteOptions.of(made))).isTrue();
            }
        }
    }

    private static DeployReport deploy(Cluster cluster, Environment shop, DeployOptions options) {
        return Deployer.on(cluster)
                .deploy(shop, Revision.of("v1"), options, DeployListener.silent(), new Cancellation());
    }

    @Test
    void namesEveryClassThatIsMissing() {
        try (Cluster cluster = cluster()) {
            PreflightRefusedException refusal = catchThrowableOfType(
                    PreflightRefusedException.class, () -> Deployer.on(cluster).deploy(shop(), Revision.of("v1")));

            assertThat(refusal.findings())
                    .extracting(Finding::fact)
                    .containsExactlyInAnyOrder(
                            "PriorityClass railsk-no-priority is not there",
                            "RuntimeClass railsk-no-runtime is not there",
                            "IngressClass railsk-no-ingress is not there");
            assertThat(refusal.findings())
                    .filteredOn(finding -> finding.fact().startsWith("PriorityClass"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.nextStep()).contains("system-cluster-critical", "system-node-critical"));
            assertThat(cluster.get(new ObjectRef(ObjectKind.NAMESPACE, "", namespace)))
                    .isEmpty();
        }
    }
}
