package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.internal.owner.Sending;
import dev.railsk.deploy.internal.run.Accessories;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.AppliedObjects.AppliedObject;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies manifests, stage by stage, those of a stage at once. What the dry run found unchanged is not sent. */
public final class ApplyStep {

    private final DeployRun run;
    private final DryRun dryRun;

    /** Applies what this dry run found to differ. */
    public ApplyStep(DeployRun run, DryRun dryRun) {
        this.run = run;
        this.dryRun = dryRun;
    }

    /** Apply what pods read. */
    public AppliedObjects config() {
        return apply(Stages.config(run.manifests()));
    }

    /** Apply these, and what leads to them. */
    public AppliedObjects accessories(Accessories first) {
        return apply(Stages.rest(split(first, true)));
    }

    /** Apply the rest. */
    public AppliedObjects rest(Accessories before) {
        return apply(Stages.rest(split(before, false)));
    }

    private List<Manifest> split(Accessories accessories, boolean isWanted) {
        List<Manifest> wanted = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (accessories.has(manifest) == isWanted) {
                wanted.add(manifest);
            }
        }
        return wanted;
    }

    private AppliedObjects apply(List<List<Manifest>> stages) {
        Map<ObjectRef, AppliedObject> applied = new LinkedHashMap<>();
        for (List<Manifest> stage : stages) {
            run.checkCancelled();
            apply(stage, applied);
        }
        run.checkCancelled();
        return new AppliedObjects(applied);
    }

    private void apply(List<Manifest> stage, Map<ObjectRef, AppliedObject> applied) {
        List<Manifest> toSend = new ArrayList<>();
        for (Manifest manifest : stage) {
            ObjectRef ref = ObjectRef.of(manifest.id());
            if (dryRun.isUnchanged(ref)) {
                run.tellApplied(new ObjectOutcome(ref, Result.UNCHANGED, ""));
            } else {
                toSend.add(manifest);
            }
        }
        List<ClusterException> failures = new ArrayList<>();
        List<ObjectRef> refused = new ArrayList<>();
        new Fan(run::isCancelled).each(toSend, run.sending()::apply, answer -> {
            ObjectRef ref = ObjectRef.of(answer.item().id());
            answer.answer().ifPresent(sent -> run.tellTaken(ref, sent.taken(), false));
            run.tellApplied(outcome(answer));
            answer.answer()
                    .ifPresent(sent -> applied.put(
                            ref, AppliedObject.of(answer.item(), sent.applied().object())));
            answer.failure().ifPresent(failure -> {
                failures.add(known(failure));
                refused.add(ref);
            });
        });
        run.checkCancelled();
        if (!failures.isEmpty()) {
            throw Failures.ofApply(run, refused, failures);
        }
    }

    private static ObjectOutcome outcome(Fan.Answer<Manifest, Sending.Sent> answer) {
        ObjectRef ref = ObjectRef.of(answer.item().id());
        if (answer.answer().isPresent()) {
            return new ObjectOutcome(ref, result(answer.answer().get().applied().effect()), "");
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
}
