package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.ManifestSet;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real API server refuses and takes what the tables say. All questions are dry runs; what is changed is in a namespace of its own. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealServerRulesIT {

    private static final String NAMESPACE =
            "railsk-rules-" + UUID.randomUUID().toString().substring(0, 8);

    private static @Nullable RealServer server;

    @BeforeAll
    static void open() throws InterruptedException {
        server = RealServer.open();
        String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}";
        cluster().apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
        ObjectRef account = new ObjectRef(DefaultsContract.SERVICE_ACCOUNT, NAMESPACE, "default");
        while (cluster().get(account).isEmpty()) {
            cluster().time().sleep(Duration.ofMillis(100));
        }
    }

    @AfterAll
    static void close() {
        server().delete(new ObjectRef(ObjectKind.NAMESPACE, "", NAMESPACE));
        server().close();
    }

    private static RealServer server() {
        return Objects.requireNonNull(server, "not opened yet");
    }

    private static Cluster cluster() {
        return server().cluster();
    }

    @TestFactory
    Stream<DynamicTest> createsAsTheTableSays() {
        return ServerRules.ofNewObjects().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.create(cluster()))
                        .as(rule.toString())
                        .isEqualTo(rule.answer())));
    }

    @TestFactory
    Stream<DynamicTest> appliesAsTheTableSays() {
        return ServerRules.ofNewObjects().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.apply(cluster()))
                        .as(rule.toString())
                        .isEqualTo(rule.toApply())));
    }

    @TestFactory
    Stream<DynamicTest> changesAsTheTableSays() {
        return ServerRules.ofChanges().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.update(cluster(), NAMESPACE))
                                .as(rule.toString())
                                .isEqualTo(rule.answer())));
    }
}
