package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every outcome that the fake cluster can be told, on a workload and on a task. */
class AllOutcomesTest {

    private static final Map<String, Rule> OF_A_WORKLOAD = new LinkedHashMap<>();
    private static final Map<String, Rule> OF_A_TASK = new LinkedHashMap<>();

    static {
        OF_A_WORKLOAD.put("image-missing", Rule.IMAGE_NOT_FOUND);
        OF_A_WORKLOAD.put("crash-loop", Rule.RAILS_BOOT_ERROR);
        OF_A_WORKLOAD.put("secret-removed", Rule.CONFIG_MISSING);
        OF_A_WORKLOAD.put("never-ready", Rule.DEADLINE_EXCEEDED);
        OF_A_WORKLOAD.put("migration-fails", Rule.CRASH_LOOP);
        OF_A_WORKLOAD.put("task-fails", Rule.CRASH_LOOP);
        OF_A_TASK.put("image-missing", Rule.IMAGE_NOT_FOUND);
        OF_A_TASK.put("crash-loop", Rule.TASK_FAILED);
        OF_A_TASK.put("secret-removed", Rule.CONFIG_MISSING);
        OF_A_TASK.put("never-ready", Rule.DEADLINE_EXCEEDED);
        OF_A_TASK.put("migration-fails", Rule.TASK_FAILED);
        OF_A_TASK.put("task-fails", Rule.TASK_FAILED);
    }

    @Test
    void coversAllOutcomes() {
        assertThat(OF_A_WORKLOAD.keySet())
                .containsExactlyInAnyOrderElementsOf(dev.railsk.testing.cluster.Outcome.names());
        assertThat(OF_A_TASK.keySet()).containsExactlyInAnyOrderElementsOf(OF_A_WORKLOAD.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aWorkloadFailsForItsCause() {
        return OF_A_WORKLOAD.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    RolloutFailedException end =
                            catchThrowableOfType(RolloutFailedException.class, () -> deploy("web", entry.getKey()));

                    assertThat(end.report().outcome()).isEqualTo(Outcome.ROLLOUT_FAILED);
                    assertThat(end.causes()).extracting(Cause::rule).containsOnly(entry.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTaskFailsForItsCause() {
        return OF_A_TASK.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    MigrationFailedException end = catchThrowableOfType(
                            MigrationFailedException.class, () -> deploy("migrate", entry.getKey()));

                    assertThat(end.report().outcome()).isEqualTo(Outcome.MIGRATION_FAILED);
                    assertThat(end.getMessage()).contains(entry.getValue().id());
                }));
    }

    private static void deploy(String target, String outcome) {
        ShopDeploy shop = ShopDeploy.ready();
        shop.cluster.outcome(target, dev.railsk.testing.cluster.Outcome.named(outcome));
        shop.deploy();
    }
}
