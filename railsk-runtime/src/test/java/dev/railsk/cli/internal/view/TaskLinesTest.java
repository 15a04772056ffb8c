package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read of tasks. */
class TaskLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final ObjectRef JOB = new ObjectRef(ObjectKind.JOB, "shop", "shop-assets-abcd123-2");
    private static final Step STEP = new Step(Step.Kind.TASK, "assets");
    private static final Cause CAUSE = new Cause(
            Rule.TASK_FAILED,
            JOB,
            "assets",
            "BackoffLimitExceeded",
            "ended with exit code 1",
            "Read its log.",
            List.of());

    private static TaskRun run(TaskRun.State state, Optional<Cause> cause) {
        return new TaskRun("assets", state, JOB.name(), 2, false, Optional.of(NOW), cause);
    }

    private static String line(DeployEvent event) {
        return new EventLines(false).of(event).orElse("");
    }

    @Test
    void aStepSaysWhichTaskItIs() {
        assertThat(line(new DeployEvent.StepStarted(NOW, STEP))).isEqualTo("task assets");
        assertThat(line(new DeployEvent.StepEnded(NOW, STEP, Duration.ofSeconds(7), false)))
                .isEqualTo("task assets failed after 7s");
    }

    @Test
    void eachEventIsALine() {
        assertThat(line(new DeployEvent.TaskStarted(NOW, "assets", JOB, 2)))
                .isEqualTo("  started Job shop-assets-abcd123-2 (attempt 2)");
        assertThat(line(new DeployEvent.TaskJoined(NOW, "assets", JOB, 2)))
                .isEqualTo("  joined Job shop-assets-abcd123-2 (attempt 2), which was running already");
        assertThat(line(new DeployEvent.TaskSkipped(NOW, "assets", "it ran"))).isEqualTo("  not run: it ran");
        assertThat(line(new DeployEvent.TaskEnded(NOW, run(TaskRun.State.SUCCEEDED, Optional.empty()))))
                .isEqualTo("  task assets succeeded");
    }

    @Test
    void theStatusHasALineForEach() {
        assertThat(TaskLine.of(List.of(run(TaskRun.State.ALREADY_RAN, Optional.empty()), TaskRun.notRun("search"))))
                .isEqualTo(
                        """
                        task assets: succeeded, Job shop-assets-abcd123-2, ended 2026-11-01T10:00:00Z
                        task search: not run
                        """);
        assertThat(TaskLine.of(List.of(run(TaskRun.State.FAILED, Optional.of(CAUSE)))))
                .contains("task assets: failed", "ended with exit code 1", "Read its log.");
    }
}
