package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.testing.cluster.FakeCluster;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fake's API server refuses and takes what the table says; {@link RealServerRulesIT} asks a real one the same. */
class FakeServerRulesTest {

    private final FakeCluster cluster = FakeCluster.start();

    @TestFactory
    Stream<DynamicTest> theFakeAnswersAsTheTableSays() {
        return ServerRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(),
                        () -> assertThat(rule.ask(cluster)).as(rule.toString()).isEqualTo(rule.answer())));
    }

    @Test
    void theTableIsRead() {
        assertThat(ServerRules.all()).hasSizeGreaterThan(300);
    }
}
