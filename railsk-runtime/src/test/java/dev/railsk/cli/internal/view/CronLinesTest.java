package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.CronStatus;
import dev.railsk.deploy.CronStatus.State;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cron tasks for people and for programs. */
class CronLinesTest {

    private static final Cause CAUSE = new Cause(
            Rule.TASK_FAILED,
            new ObjectRef(ObjectKind.POD, "shop", "shop-tick-1-x"),
            "tick",
            "BackoffLimitExceeded",
            "ended with exit code 7",
            "Read its log.",
            List.of("no more tokens"));

    private static CronStatus cron(State state, Optional<Cause> cause) {
        ObjectRef cronJob = new ObjectRef(new ObjectKind("batch/v1", "CronJob"), "shop", "shop-tick");
        return new CronStatus(
                "tick", cronJob, state, "shop-tick-1", Optional.of(Instant.parse("2026-03-01T10:00:00Z")), cause);
    }

    @Test
    void aFailureIsToldWithItsLog() {
        assertThat(CronLines.of(List.of(cron(State.FAILED, Optional.of(CAUSE)))))
                .isEqualTo(
                        """
                        cron tick: failed, Job shop-tick-1, ended 2026-03-01T10:00:00Z
                          Pod shop-tick-1-x, container tick: BackoffLimitExceeded: ended with exit code 7 [task-failed]
                          Read its log.
                          | no more tokens
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void eachStateIsOneLine(State state) {
        assertThat(CronLines.of(List.of(cron(state, Optional.empty()))))
                .hasLineCount(1)
                .startsWith("cron tick: ");
    }

    @Test
    void aProgramReadsTheSame() {
        EnvironmentStatus status = new EnvironmentStatus(
                "shop",
                "default",
                "shop",
                Optional.empty(),
                List.of(),
                new EnvironmentStatus.Runs(List.of(), List.of(), List.of(cron(State.FAILED, Optional.of(CAUSE)))),
                Optional.empty());

        Tree cron = DeployJson.of(status).at("crons").items().get(0);

        assertThat(cron.at("state").text()).contains("failed");
        assertThat(cron.at("cronJob").text()).contains("shop-tick");
        assertThat(cron.at("cause", "container").text()).contains("tick");
        assertThat(cron.at("endedAt").text()).contains("2026-03-01T10:00:00Z");
    }
}
