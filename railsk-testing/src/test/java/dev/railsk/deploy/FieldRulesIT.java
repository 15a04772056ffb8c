package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.Kubeconfig;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What the definition accepts the API server accepts; what the definition refuses though the server takes it is a listed decision. Both
 * are asked for every value, and nothing is written: each question is a dry run.
 */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class FieldRulesIT {

    private static final Cluster CLUSTER = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @TestFactory
    Stream<DynamicTest> definitionAndServerAgree() {
        FieldQuestion question = new FieldQuestion(CLUSTER);
        return FieldRules.all()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(question.differences(rule))
                        .isEmpty()));
    }
}
