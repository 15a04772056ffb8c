package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.RolloutFailedException;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.observe.ClusterView;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.Accessories;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.RolloutJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits until every workload runs the new revision, or every accessory what it is to, or one of them will not. */
public final class AwaitStep {

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Others that fail for the same cause shall be named too. */
    private static final Duration COLLECT = Duration.ofSeconds(3);

    private final DeployRun run;
    private final Preflight before;
    private final AppliedObjects applied;

    /**
     * A wait for the rollout.
     *
     * @param before how all stood before the deploy
     * @param applied what is to come
     */
    public AwaitStep(DeployRun run, Preflight before, AppliedObjects applied) {
        this.run = run;
        this.before = before;
        this.applied = applied;
    }

    /** Wait. */
    public void run() throws InterruptedException {
        awaitWorkloads("workloads", run.set().workloads());
        new ObjectWait(run).await();
        new Complaints(run).tell();
    }

    /** Wait for these workloads only. */
    public void only(List<WorkloadObject> workloads) throws InterruptedException {
        awaitWorkloads("workloads", workloads);
    }

    /** Wait for these only. */
    public void accessories(Accessories first) throws InterruptedException {
        awaitWorkloads("accessories", first.workloads());
    }

    private void awaitWorkloads(String noun, List<WorkloadObject> workloads) throws InterruptedException {
        List<WorkloadWatch> watches = new ArrayList<>();
        List<ObjectRef> refs = new ArrayList<>();
        for (WorkloadObject object : workloads) {
            ObjectRef ref = Snapshot.ref(run.environment(), object);
            RolloutJudge judge = new RolloutJudge(ref, before.baseline(object.name()), applied.wanted(ref));
            watches.add(new WorkloadWatch(run, object.workload(), judge));
            refs.add(ref);
        }
        if (watches.isEmpty()) {
            return;
        }
        Set<ObjectKind> kinds = new LinkedHashSet<>(Snapshot.kinds(run.set().workloads()));
        kinds.addAll(List.of(ObjectKind.REPLICA_SET, ObjectKind.POD));
        try (ClusterView view = new ClusterView(run, applied.podLabels(refs), kinds)) {
            await(noun, view, watches);
        }
    }

    private void await(String noun, ClusterView view, List<WorkloadWatch> watches) throws InterruptedException {
        Duration timeout = run.order().options().timeout();
        Instant limit = run.now().plus(timeout);
        @Nullable Instant failedAt = null;
        run.checkCancelled();
        view.look();
        while (true) {
            if (view.isFilled()) {
                watches.forEach(watch -> watch.look(view));
            }
            if (watches.stream().allMatch(WorkloadWatch::isComplete)) {
                return;
            }
            boolean isFailed = watches.stream().anyMatch(WorkloadWatch::isFailed);
            failedAt = failedAt == null && isFailed ? run.now() : failedAt;
            if (failedAt != null && (isSettled(watches) || !run.now().isBefore(failedAt.plus(COLLECT)))) {
                throw failure(noun, watches, view);
            }
            if (!run.now().isBefore(limit)) {
                throw late(noun, view, watches, timeout);
            }
            run.checkCancelled();
            Duration left = Duration.between(run.now(), limit);
            view.await(left.compareTo(LOOK) < 0 ? max(left, Duration.ofMillis(1)) : LOOK);
        }
    }

    private static boolean isSettled(List<WorkloadWatch> watches) {
        return watches.stream().allMatch(watch -> watch.isComplete() || watch.isFailed());
    }

    private StepFailure late(String noun, ClusterView view, List<WorkloadWatch> watches, Duration timeout) {
        view.outage().ifPresent(outage -> {
            throw outage;
        });
        watches.forEach(watch -> watch.timeOut(timeout, view));
        return failure(noun, watches, view);
    }

    private StepFailure failure(String noun, List<WorkloadWatch> watches, ClusterView view) {
        List<Cause> causes = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (WorkloadWatch watch : watches) {
            watch.why(view).ifPresent(cause -> {
                causes.add(cause);
                text.append("\n  ").append(watch.workload()).append(": ");
                text.append(Causes.describe(cause, "  "));
            });
        }
        String message = "the rollout of " + Failures.name(run) + " failed: " + causes.size() + " of " + watches.size()
                + " " + noun + " did not come up" + text;
        return new StepFailure(
                Outcome.ROLLOUT_FAILED,
                causes.stream().findFirst(),
                report -> new RolloutFailedException(message, report, causes));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
