package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What railsk renders for other projects is accepted by their own definitions of these kinds, which are fetched from their Go
 * modules. A kind whose definition cannot be had is skipped by its name.
 */
@ResourceLock(ThirdPartyDefinitions.LOCK)
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ThirdPartyKindsIT {

    private static final String NAMESPACE =
            "railsk-third-" + UUID.randomUUID().toString().substring(0, 8);

    private static @Nullable RealServer server;
    private static @Nullable ThirdPartyDefinitions definitions;

    @BeforeAll
    static void open() {
        server = RealServer.open();
        definitions = new ThirdPartyDefinitions(server.cluster());
        String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}";
        cluster().apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
    }

    @AfterAll
    static void close() throws InterruptedException {
        RealServer open = Objects.requireNonNull(server, "not opened yet");
        open.delete(new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE));
        definitions().remove();
        open.close();
    }

    private static Cluster cluster() {
        return Objects.requireNonNull(server, "not opened yet").cluster();
    }

    private static ThirdPartyDefinitions definitions() {
        return Objects.requireNonNull(definitions, "not opened yet");
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsRenderedAndRefusesAMisspeltField() {
        return ThirdPartyKind.all().stream().map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> check(kind)));
    }

    private static void check(ThirdPartyKind kind) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                definitions().define(kind), () -> kind + ": its definition could not be had from " + kind.module());

        Applied applied = cluster().apply(kind.manifest(NAMESPACE), WriteOptions.write());

        assertThat(applied.object().ref().name())
                .isEqualTo(kind.manifest(NAMESPACE).id().name());
        assertThatThrownBy(() -> cluster().apply(kind.misspelt(NAMESPACE), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining(kind.wrongName());
    }
}
