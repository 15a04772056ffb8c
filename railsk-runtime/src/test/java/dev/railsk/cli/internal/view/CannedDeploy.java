package dev.railsk.cli.internal.view;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployTarget;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.WorkloadStatus.State;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.PodCounts;
import dev.railsk.rollout.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The events of a deploy that goes well, but for a slow pod and a warning. */
final class CannedDeploy {

    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final ClusterAddress ADDRESS = new ClusterAddress("prod", "https://api.example", "");
    private static final ObjectRef JOB = new ObjectRef(ObjectKind.JOB, "shop", "shop-migrate-abcd123-1");
    static final TaskRun MIGRATED = new TaskRun(
            "migrate", TaskRun.State.SUCCEEDED, JOB.name(), 1, false, Optional.of(at(44)), Optional.empty());
    static final Cause PULL = new Cause(
            Rule.IMAGE_PULL_FAILING,
            new ObjectRef(ObjectKind.POD, "shop", "shop-web-1"),
            "web",
            "ErrImagePull",
            "the registry\u001b[31m answered 429",
            "Wait, or pull with credentials.",
            List.of());

    private static final DeployTarget TARGET = new DeployTarget("shop", "staging", "shop", "abcd123", ADDRESS);

    private CannedDeploy() {}

    static List<DeployEvent> untilTheRollout() {
        return List.of(
                new DeployEvent.Started(at(0), TARGET),
                new DeployEvent.StepStarted(at(0), Step.of(Step.Kind.PREFLIGHT)),
                new DeployEvent.StepEnded(at(1), Step.of(Step.Kind.PREFLIGHT), Duration.ofSeconds(1), true),
                new DeployEvent.StepStarted(at(1), Step.of(Step.Kind.DRY_RUN)),
                new DeployEvent.ObjectApplied(at(1), outcome("shop-web", Result.CHANGED), true),
                new DeployEvent.StepEnded(at(2), Step.of(Step.Kind.DRY_RUN), Duration.ofSeconds(1), true),
                new DeployEvent.StepStarted(at(2), Step.of(Step.Kind.APPLY)),
                new DeployEvent.ObjectApplied(at(2), outcome("shop-web", Result.CHANGED), false),
                new DeployEvent.ObjectApplied(at(3), outcome("shop-sidekiq", Result.UNCHANGED), false),
                new DeployEvent.Warning(at(3), "the user may not read pods/log"),
                new DeployEvent.StepEnded(at(3), Step.of(Step.Kind.APPLY), Duration.ofSeconds(1), true),
                new DeployEvent.StepStarted(at(3), Step.of(Step.Kind.AWAIT)),
                new DeployEvent.WorkloadChanged(
                        at(3), status("sidekiq", State.COMPLETE, new PodCounts(1, 1, 1, 0), "")),
                new DeployEvent.WorkloadChanged(
                        at(3), status("web", State.PROGRESSING, new PodCounts(2, 1, 0, 2), "1 pod is starting")),
                new DeployEvent.ProblemSeen(at(9), "web", PULL),
                new DeployEvent.WorkloadChanged(
                        at(12), status("web", State.PROGRESSING, new PodCounts(2, 2, 1, 1), "1 pod is starting")));
    }

    /** What comes before the apply where accessories come first. */
    static List<DeployEvent> accessories() {
        Step apply = new Step(Step.Kind.APPLY, Step.ACCESSORIES);
        Step await = new Step(Step.Kind.AWAIT, Step.ACCESSORIES);
        return List.of(
                new DeployEvent.StepStarted(at(2), apply),
                new DeployEvent.ObjectApplied(at(2), outcome("shop-redis", Result.CREATED), false),
                new DeployEvent.StepEnded(at(2), apply, Duration.ZERO, true),
                new DeployEvent.StepStarted(at(2), await),
                new DeployEvent.WorkloadChanged(at(2), status("redis", State.COMPLETE, new PodCounts(1, 1, 1, 0), "")),
                new DeployEvent.StepEnded(at(2), await, Duration.ZERO, true));
    }

    static List<DeployEvent> untilTheEnd() {
        return List.of(
                new DeployEvent.WorkloadChanged(at(40), status("web", State.COMPLETE, new PodCounts(2, 2, 2, 0), "")),
                new DeployEvent.StepEnded(at(40), Step.of(Step.Kind.AWAIT), Duration.ofSeconds(37), true),
                new DeployEvent.StepStarted(at(40), new Step(Step.Kind.MIGRATE, "after")),
                new DeployEvent.MigrationStarted(at(40), JOB, 1),
                new DeployEvent.LogLine(
                        at(42), new ObjectRef(ObjectKind.POD, "shop", "p"), "migrate", "== \u001b[1mCreateUsers\u0007"),
                new DeployEvent.MigrationEnded(at(44), MIGRATED),
                new DeployEvent.StepEnded(at(44), new Step(Step.Kind.MIGRATE, "after"), Duration.ofSeconds(4), true),
                new DeployEvent.Finished(at(44), report()));
    }

    static DeployReport report() {
        return new DeployReport(
                TARGET,
                DeployReport.Outcome.SUCCEEDED,
                false,
                new DeployReport.Course(
                        new DeployedBy("jane", "laptop"),
                        at(0),
                        Duration.ofSeconds(44),
                        List.of(new DeployReport.StepReport(Step.of(Step.Kind.APPLY), Duration.ofSeconds(1), true))),
                new DeployReport.Results(
                        List.of(outcome("shop-web", Result.CHANGED)),
                        List.of(
                                status("web", State.COMPLETE, new PodCounts(2, 2, 2, 0), ""),
                                status("sidekiq", State.PROGRESSING, new PodCounts(1, 1, 0, 0), "1 pod is starting")),
                        List.of(MIGRATED),
                        List.of(),
                        List.of()),
                List.of(),
                Optional.empty());
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static ObjectOutcome outcome(String name, Result result) {
        return new ObjectOutcome(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", name), result, "");
    }

    private static WorkloadStatus status(String workload, State state, PodCounts pods, String reason) {
        return new WorkloadStatus(
                workload,
                new ObjectRef(ObjectKind.DEPLOYMENT, "shop", "shop-" + workload),
                state,
                pods,
                "ghcr.io/acme/shop:abcd123",
                reason,
                Optional.empty());
    }
}
