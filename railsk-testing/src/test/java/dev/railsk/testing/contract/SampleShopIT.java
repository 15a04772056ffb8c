package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What samples/shop renders, its tasks included, is accepted by a real API server in a strict dry run: other projects' kinds by these
 * projects' definitions. The golden files are read, which the sample's own tests hold to be what it renders.
 */
@ResourceLock(ThirdPartyDefinitions.LOCK)
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class SampleShopIT {

    private static final Path GOLDEN = Path.of("..", "samples", "shop", "src", "test", "resources", "golden");
    private static final String NAMESPACE =
            "railsk-shop-" + UUID.randomUUID().toString().substring(0, 8);

    private static final String YAML =
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: %s
              labels: {pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/warn: restricted}
            """;

    private static final Set<String> MISSING = new HashSet<>();

    private static @Nullable RealServer server;
    private static @Nullable ThirdPartyDefinitions definitions;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        RealServer opened = RealServer.open();
        server = opened;
        opened.cluster()
                .apply(ManifestSet.parse(YAML.formatted(NAMESPACE)).manifests().get(0), WriteOptions.write());
        ThirdPartyDefinitions made = new ThirdPartyDefinitions(opened.cluster());
        definitions = made;
        for (ThirdPartyKind kind : ThirdPartyKind.all()) {
            if (!made.define(kind)) {
                MISSING.add(kind.toString());
            }
        }
    }

    @AfterAll
    static void close() throws InterruptedException {
        RealServer open = Objects.requireNonNull(server, "not opened yet");
        open.delete(new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE));
        Objects.requireNonNull(definitions, "not opened yet").remove();
        open.close();
    }

    @TestFactory
    Stream<DynamicContainer> acceptsEveryObject() {
        return Stream.of("review", "staging", "production").map(SampleShopIT::environment);
    }

    private static DynamicContainer environment(String name) {
        return DynamicContainer.dynamicContainer(
                name,
                manifests(name).stream()
                        .map(manifest -> DynamicTest.dynamicTest(manifest.id().toString(), () -> check(manifest))));
    }

    private static List<Manifest> manifests(String environment) {
        try {
            return ManifestSet.parse(Files.readString(GOLDEN.resolve(environment + ".yaml")))
                    .manifests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Manifest manifest) {
        Assumptions.assumeFalse(
                MISSING.contains(manifest.kind()), () -> manifest.kind() + ": its definition could not be had");
        Cluster cluster = Objects.requireNonNull(server, "not opened yet").cluster();

        Manifest asked = manifest.kind().equals("Namespace") ? manifest : manifest.withNamespace(NAMESPACE);
        Applied accepted = cluster.apply(asked, WriteOptions.ask());

        assertThat(accepted.warnings()).isEmpty();
    }
}
