package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.ClusterView;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits until every workload runs the new revision, or one of them will not. */
public final class AwaitStep implements DeployStep {

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Others that fail for the same cause shall be named too. */
    private static final Duration COLLECT = Duration.ofSeconds(3);

    @Override
    public Step step() {
        return Step.AWAIT;
    }

    @Override
    public void run(DeployRun run) throws InterruptedException {
        awaitWorkloads(run);
        new ObjectWait(run).await();
    }

    private static void awaitWorkloads(DeployRun run) throws InterruptedException {
        List<WorkloadWatch> watches = new ArrayList<>();
        for (WorkloadObject object : run.environment().workloads()) {
            watches.add(new WorkloadWatch(run, object));
        }
        if (watches.isEmpty()) {
            return;
        }
        Set<ObjectKind> kinds = new LinkedHashSet<>(Snapshot.kinds(run.environment()));
        kinds.addAll(List.of(ObjectKind.REPLICA_SET, ObjectKind.POD));
        try (ClusterView view = new ClusterView(run, kinds.toArray(new ObjectKind[0]))) {
            await(run, view, watches);
        }
        run.rolledOut();
    }

    private static void await(DeployRun run, ClusterView view, List<WorkloadWatch> watches)
            throws InterruptedException {
        Duration timeout = run.order().options().timeout();
        Instant limit = run.now().plus(timeout);
        @Nullable Instant failedAt = null;
        while (true) {
            run.checkCancelled();
            Duration left = Duration.between(run.now(), limit);
            view.await(left.compareTo(LOOK) < 0 ? max(left, Duration.ofMillis(1)) : LOOK);
            if (view.isFilled()) {
                watches.forEach(watch -> watch.look(view));
            }
            if (watches.stream().allMatch(WorkloadWatch::isComplete)) {
                return;
            }
            boolean isFailed = watches.stream().anyMatch(WorkloadWatch::isFailed);
            failedAt = failedAt == null && isFailed ? run.now() : failedAt;
            if (failedAt != null && (isSettled(watches) || !run.now().isBefore(failedAt.plus(COLLECT)))) {
                throw failure(run, watches, view);
            }
            if (!run.now().isBefore(limit)) {
                throw late(run, view, watches, timeout);
            }
        }
    }

    private static boolean isSettled(List<WorkloadWatch> watches) {
        return watches.stream().allMatch(watch -> watch.isComplete() || watch.isFailed());
    }

    private static StepFailure late(DeployRun run, ClusterView view, List<WorkloadWatch> watches, Duration timeout) {
        view.outage().ifPresent(outage -> {
            throw outage;
        });
        watches.forEach(watch -> watch.timeOut(timeout, view));
        return failure(run, watches, view);
    }

    private static StepFailure failure(DeployRun run, List<WorkloadWatch> watches, ClusterView view) {
        List<Cause> causes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (WorkloadWatch watch : watches) {
            watch.why(view).ifPresent(cause -> {
                causes.add(cause);
                text.append("\n  ").append(watch.workload()).append(": ");
                text.append(Causes.describe(cause).replace("\n", "\n  "));
            });
        }
        String message = "the rollout of " + Failures.name(run) + " failed: " + causes.size() + " of " + watches.size()
                + " workloads did not come up" + text;
        return new StepFailure(Outcome.ROLLOUT_FAILED, report -> new RolloutFailedException(message, report, causes));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
