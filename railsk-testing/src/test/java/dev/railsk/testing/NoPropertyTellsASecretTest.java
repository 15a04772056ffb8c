package dev.railsk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** That the check is made after the tries of properties, and fails them. */
class NoPropertyTellsASecretTest {

    private static Map<String, TestExecutionResult> run() {
        Map<String, TestExecutionResult> results = new LinkedHashMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ToldAndUntold.class))
                .filters(EngineFilter.includeEngines("jqwik"))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                results.put(test.getDisplayName(), result);
            }
        });
        return results;
    }

    @Test
    void looksAfterEachTryAndFailsTheOneThatTells() {
        int before = NoPropertyTellsASecret.tries();

        Map<String, TestExecutionResult> results = run();

        assertThat(NoPropertyTellsASecret.tries() - before).as("%s", results).isEqualTo(ToldAndUntold.TRIES + 1);
        assertThat(results.get("tellsNothing"))
                .extracting(TestExecutionResult::getStatus)
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        TestExecutionResult told = results.get("tellsAValue");
        assertThat(told)
                .extracting(result -> result.getThrowable().orElseThrow().toString(), STRING)
                .contains("a value of a Secret was told")
                .doesNotContain("seeded");
    }
}
