package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.testing.cluster.FakeCluster;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fake's API server refuses and takes what the tables say; {@link RealServerRulesIT} asks a real one the same. */
class FakeServerRulesTest {

    private final FakeCluster cluster = FakeCluster.start();

    @TestFactory
    Stream<DynamicTest> createsAsTheTableSays() {
        return ServerRules.ofNewObjects().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.create(cluster))
                        .as(rule.toString())
                        .isEqualTo(rule.answer())));
    }

    @TestFactory
    Stream<DynamicTest> appliesAsTheTableSays() {
        return ServerRules.ofNewObjects().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.apply(cluster))
                        .as(rule.toString())
                        .isEqualTo(rule.toApply())));
    }

    @TestFactory
    Stream<DynamicTest> changesAsTheTableSays() {
        return ServerRules.ofChanges().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(rule.update(cluster, "default"))
                        .as(rule.toString())
                        .isEqualTo(rule.answer())));
    }
}
