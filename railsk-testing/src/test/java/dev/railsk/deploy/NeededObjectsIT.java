package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.image.Revision;
import dev.railsk.network.Exposure;
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

    @Test
    void namesEveryClassThatIsMissing() {
        try (Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
                .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
                .open()) {
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
