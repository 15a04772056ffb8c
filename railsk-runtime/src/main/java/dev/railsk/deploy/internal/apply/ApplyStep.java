package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Applies manifests, stage by stage, those of a stage at once. What the dry run found unchanged is not sent. */
public final class ApplyStep implements DeployStep {

    private final Step step;
    private final Function<List<Manifest>, List<List<Manifest>>> stages;

    private ApplyStep(Step step, Function<List<Manifest>, List<List<Manifest>>> stages) {
        this.step = step;
        this.stages = stages;
    }

    /** Applies what pods read. */
    public static ApplyStep config() {
        return new ApplyStep(Step.CONFIG, Stages::config);
    }

    /** Applies the rest. */
    public static ApplyStep rest() {
        return new ApplyStep(Step.APPLY, Stages::rest);
    }

    @Override
    public Step step() {
        return step;
    }

    @Override
    public void run(DeployRun run) {
        for (List<Manifest> stage : stages.apply(run.manifests())) {
            run.checkCancelled();
            apply(run, stage);
        }
        run.checkCancelled();
    }

    private static void apply(DeployRun run, List<Manifest> stage) {
        List<Manifest> toSend = new ArrayList<>();
        for (Manifest manifest : stage) {
            ObjectRef ref = ObjectRef.of(manifest.id());
            if (run.dryRun().get(ref) == Applied.Effect.UNCHANGED) {
                tell(run, new ObjectOutcome(ref, Result.UNCHANGED, ""));
            } else {
                toSend.add(manifest);
            }
        }
        List<ClusterException> failures = new ArrayList<>();
        List<ObjectRef> refused = new ArrayList<>();
        new Fan(run::isCancelled)
                .each(toSend, manifest -> run.cluster().apply(manifest, WriteOptions.write()), answer -> {
                    tell(run, outcome(answer));
                    answer.answer().ifPresent(applied -> run.applied(answer.item(), applied.object()));
                    answer.failure().ifPresent(failure -> {
                        failures.add(known(failure));
                        refused.add(ObjectRef.of(answer.item().id()));
                    });
                });
        run.checkCancelled();
        if (!failures.isEmpty()) {
            throw Failures.ofApply(run, refused, failures);
        }
    }

    private static ObjectOutcome outcome(Fan.Answer<Manifest, Applied> answer) {
        ObjectRef ref = ObjectRef.of(answer.item().id());
        if (answer.answer().isPresent()) {
            return new ObjectOutcome(ref, result(answer.answer().get().effect()), "");
        }
        if (answer.failure().isEmpty()) {
            return answer.isStarted()
                    ? new ObjectOutcome(ref, Result.UNKNOWN, "the deploy was stopped before an answer came")
                    : new ObjectOutcome(ref, Result.NOT_APPLIED, "the deploy was stopped before");
        }
        RuntimeException failure = answer.failure().get();
        // A busy or broken server may have stored the object before it failed.
        boolean isRefusal =
                failure instanceof ClusterRefusedException refusal && refusal.code() < 500 && refusal.code() != 429;
        return new ObjectOutcome(
                ref, isRefusal ? Result.NOT_APPLIED : Result.UNKNOWN, String.valueOf(failure.getMessage()));
    }

    static Result result(Applied.Effect effect) {
        return switch (effect) {
            case CREATED -> Result.CREATED;
            case CHANGED -> Result.CHANGED;
            case UNCHANGED -> Result.UNCHANGED;
        };
    }

    static ClusterException known(RuntimeException failure) {
        if (failure instanceof ClusterException known) {
            return known;
        }
        throw failure;
    }

    private static void tell(DeployRun run, ObjectOutcome outcome) {
        run.journal().note(outcome);
        run.tell(new DeployEvent.ObjectApplied(run.now(), outcome, false));
    }
}
