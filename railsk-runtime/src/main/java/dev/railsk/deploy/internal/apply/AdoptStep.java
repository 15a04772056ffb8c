package dev.railsk.deploy.internal.apply;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.TakenFields;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes over the fields of every object of the set that is there, and changes no value. */
public final class AdoptStep {

    private final DeployRun run;

    /** An adoption by the policies of this run. */
    public AdoptStep(DeployRun run) {
        this.run = run;
    }

    /** Take them. */
    public void run() {
        List<Manifest> manifests = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                manifests.add(manifest);
            }
        }
        List<ClusterException> failures = new ArrayList<>();
        List<ObjectRef> refused = new ArrayList<>();
        new Fan(run::isCancelled).each(manifests, run.sending()::take, answer -> {
            ObjectRef ref = ObjectRef.of(answer.item().id());
            answer.answer().ifPresent(taken -> tell(ref, taken));
            answer.failure().ifPresent(failure -> {
                failures.add(ApplyStep.known(failure));
                refused.add(ref);
            });
        });
        run.checkCancelled();
        if (!failures.isEmpty()) {
            throw Failures.of(run, "could not take over all objects of " + Failures.name(run), refused, failures);
        }
    }

    private void tell(ObjectRef ref, Optional<List<TakenFields>> taken) {
        if (taken.isEmpty()) {
            run.tellApplied(new ObjectOutcome(ref, Result.NOT_APPLIED, "it is not there: a deploy makes it"));
            return;
        }
        run.tellTaken(ref, taken.get(), false);
        Result result = taken.get().isEmpty() ? Result.UNCHANGED : Result.CHANGED;
        run.tellApplied(new ObjectOutcome(ref, result, ""));
    }
}
