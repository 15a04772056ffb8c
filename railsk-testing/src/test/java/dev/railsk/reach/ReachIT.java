package dev.railsk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.testing.contract.ThirdPartyDefinitions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every concept that production deployments need is taken by a real API server, by strict dry runs. What is of a kind whose
 * definition cannot be had is skipped by its name.
 */
@ResourceLock(ThirdPartyDefinitions.LOCK)
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ReachIT {

    private static final String NAMESPACE = "railsk-reach-" + Long.toString(System.nanoTime(), 36);
    private static final Cluster CLUSTER = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();
    private static final ThirdPartyDefinitions DEFINITIONS = new ThirdPartyDefinitions(CLUSTER);

    @BeforeAll
    static void create() {
        String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}";
        CLUSTER.apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
    }

    @AfterAll
    static void delete() throws InterruptedException {
        ObjectRef made = new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE);
        CLUSTER.get(made).ifPresent(live -> CLUSTER.delete(made, DeleteOptions.of(live)));
        DEFINITIONS.remove();
        CLUSTER.close();
    }

    @TestFactory
    Stream<DynamicTest> isTakenByARealServerWithoutAWarning() {
        return ReachRows.written().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    for (String environment : row.leaves().keySet()) {
                        ask(row.render(environment, NAMESPACE));
                    }
                }));
    }

    private static void ask(ManifestSet set) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Manifest manifest : set) {
            if (!DEFINITIONS.serves(manifest)) {
                skipped.add(manifest + ": the definition of its kind could not be had");
                continue;
            }
            try {
                Applied applied = CLUSTER.apply(manifest, WriteOptions.ask());
                for (String warning : applied.warnings()) {
                    complaints.add(manifest + ": " + warning);
                }
            } catch (ClusterRefusedException refusal) {
                complaints.add(manifest + ": " + refusal.getMessage());
            }
        }
        assertThat(complaints).isEmpty();
        Assumptions.assumeTrue(skipped.isEmpty(), skipped::toString);
    }
}
