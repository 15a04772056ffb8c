package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What railsk renders for other projects is accepted by their own definitions of these kinds, which are fetched from their Go
 * modules. A kind whose definition cannot be had is skipped by its name.
 */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class ThirdPartyKindsIT {

    private static final String NAMESPACE =
            "railsk-third-" + UUID.randomUUID().toString().substring(0, 8);

    private static final List<ObjectRef> DEFINED = new ArrayList<>();

    private static @Nullable RealServer server;

    @BeforeAll
    static void open() {
        server = RealServer.open();
        String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}";
        cluster().apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
    }

    @AfterAll
    static void close() {
        RealServer open = Objects.requireNonNull(server, "not opened yet");
        open.delete(new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE));
        DEFINED.forEach(open::delete);
        open.close();
    }

    private static Cluster cluster() {
        return Objects.requireNonNull(server, "not opened yet").cluster();
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsRenderedAndRefusesAMisspeltField() {
        return ThirdPartyKind.all().stream().map(kind -> DynamicTest.dynamicTest(kind.toString(), () -> check(kind)));
    }

    private static void check(ThirdPartyKind kind) throws IOException, InterruptedException {
        define(kind);

        Applied applied = cluster().apply(kind.manifest(NAMESPACE), WriteOptions.write());

        assertThat(applied.object().ref().name())
                .isEqualTo(kind.manifest(NAMESPACE).id().name());
        assertThatThrownBy(() -> cluster().apply(kind.misspelt(NAMESPACE), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining(kind.wrongName());
    }

    /** A definition that somebody else installed is used as it is, and stays. */
    private static void define(ThirdPartyKind kind) throws IOException, InterruptedException {
        if (cluster().get(kind.definition()).isPresent()) {
            return;
        }
        Optional<Path> file = kind.module().folder().map(folder -> folder.resolve(kind.file()));
        Assumptions.assumeTrue(
                file.isPresent() && Files.isRegularFile(file.get()),
                () -> kind + ": its definition could not be had from " + kind.module());
        for (Manifest manifest :
                ManifestSet.parse(Files.readString(file.orElseThrow())).manifests()) {
            cluster().apply(manifest, WriteOptions.write());
        }
        DEFINED.add(kind.definition());
        Instant limit = cluster().time().now().plus(Duration.ofSeconds(30));
        while (!isServed(kind) && cluster().time().now().isBefore(limit)) {
            cluster().time().sleep(Duration.ofMillis(200));
        }
    }

    /** A server tells of a new kind a little later than it establishes it. */
    private static boolean isServed(ThirdPartyKind kind) {
        try {
            return cluster().get(ObjectRef.of(kind.manifest(NAMESPACE).id())).isEmpty();
        } catch (ClusterRefusedException notYet) {
            return false;
        }
    }
}
