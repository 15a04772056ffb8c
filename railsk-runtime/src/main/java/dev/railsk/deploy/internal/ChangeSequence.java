package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.ProgramEnd;
import dev.railsk.deploy.Step.Kind;
import dev.railsk.deploy.internal.await.AwaitStep;
import dev.railsk.deploy.internal.await.RestartStep;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.preflight.PreflightStep;
import dev.railsk.deploy.internal.prune.TeardownStep;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.deploy.internal.run.TaskPlan;
import dev.railsk.deploy.internal.scale.ScaleOrder;
import dev.railsk.deploy.internal.scale.ScaleStep;
import dev.railsk.deploy.internal.task.OneOff;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done between two deploys: workloads are restarted and scaled, a program is run once, an environment is torn down. */
public final class ChangeSequence {

    private ChangeSequence() {}

    /** Restart these workloads. */
    public static DeployReport restart(Cluster cluster, DeployOrder order, List<WorkloadObject> workloads) {
        return change(cluster, order, workloads, (run, sequence) -> {
            long unused = sequence.step(Kind.LOCK, "", sequence::lock);
            return sequence.step(Kind.RESTART, "", () -> new RestartStep(run).now(workloads));
        });
    }

    /** Change the number of pods of a workload. */
    public static DeployReport scale(Cluster cluster, DeployOrder order, ScaleOrder wish) {
        return change(cluster, order, List.of(wish.object()), (run, sequence) -> {
            ScaleStep scale = new ScaleStep(run, wish);
            sequence.act(Kind.LOCK, "", () -> {
                scale.check();
                long unused = sequence.lock();
            });
            return sequence.step(Kind.SCALE, "", scale::run);
        });
    }

    /** Delete all that an environment owns. */
    public static DeployReport teardown(Cluster cluster, DeployOrder order) {
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), TaskPlan.NONE);
        return StepSequence.begin(run, sequence -> {
            sequence.act(Kind.PREFLIGHT, "", () -> PreflightStep.ofTeardown(run));
            long unused = sequence.step(Kind.LOCK, "", sequence::lock);
            sequence.act(Kind.TEARDOWN, "", new TeardownStep(run)::run);
        });
    }

    /** What is changed of workloads between preflight and wait. */
    private interface Change {
        AppliedObjects make(DeployRun run, StepSequence sequence);
    }

    private static DeployReport change(
            Cluster cluster, DeployOrder order, List<WorkloadObject> workloads, Change change) {
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), TaskPlan.NONE);
        return StepSequence.begin(run, sequence -> {
            Preflight preflight = sequence.preflight();
            AppliedObjects changed = change.make(run, sequence);
            List<WorkloadObject> there = new ArrayList<>(workloads);
            there.removeIf(object -> !changed.byRef().containsKey(Snapshot.ref(run.environment(), object)));
            sequence.act(Kind.AWAIT, "", () -> new AwaitStep(run, preflight, changed).only(there));
        });
    }

    /** Run a program once. */
    public static ProgramEnd run(Cluster cluster, DeployOrder order, List<String> command) {
        Task task = OneOff.task(order.environment(), command);
        DeployRun run = new DeployRun(cluster, order, ReleaseSet.none(order.environment()), TaskPlan.of(task));
        AtomicInteger exitCode = new AtomicInteger();
        DeployReport report = StepSequence.begin(run, sequence -> {
            Preflight unused = sequence.preflight();
            exitCode.set(sequence.step(Kind.TASK, task.name(), new OneOff(run, task)::run));
        });
        return new ProgramEnd(exitCode.get(), report);
    }
}
