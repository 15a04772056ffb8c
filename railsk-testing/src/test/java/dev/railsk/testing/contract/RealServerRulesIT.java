package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A real API server refuses and takes what the table says. Nothing is written: each question is a dry run. */
@EnabledIfEnvironmentVariable(
        named = RealServer.VARIABLE,
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class RealServerRulesIT {

    private static @Nullable RealServer server;

    @BeforeAll
    static void open() {
        server = RealServer.open();
    }

    @AfterAll
    static void close() {
        server().close();
    }

    private static RealServer server() {
        return Objects.requireNonNull(server, "not opened yet");
    }

    @TestFactory
    Stream<DynamicTest> theServerAnswersAsTheTableSays() {
        return ServerRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.ask(server().cluster()))
                        .as(rule.toString())
                        .isEqualTo(rule.answer())));
    }
}
