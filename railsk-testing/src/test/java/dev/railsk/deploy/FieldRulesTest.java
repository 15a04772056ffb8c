package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.testing.cluster.FakeCluster;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fake's API server takes and refuses what the real one does, which {@link FieldRulesIT} asks the same. */
class FieldRulesTest {

    private final FakeCluster cluster = FakeCluster.start();

    @TestFactory
    Stream<DynamicTest> definitionAndFakeAgree() {
        FieldQuestion question = new FieldQuestion(cluster);
        return FieldRules.all()
                .map(rule -> DynamicTest.dynamicTest(rule.toString(), () -> assertThat(question.differences(rule))
                        .isEmpty()));
    }
}
