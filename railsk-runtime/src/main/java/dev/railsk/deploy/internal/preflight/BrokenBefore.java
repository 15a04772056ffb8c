package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.internal.observe.Images;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Observation;
import dev.railsk.rollout.RolloutJudge;
import dev.railsk.rollout.RolloutStatus;
import java.util.Map;
import java.util.Optional;

/** Tells which workloads fail already: a deploy may be what mends them, and what goes wrong later may not be its doing. */
final class BrokenBefore {

    private final DeployRun run;

    BrokenBefore(DeployRun run) {
        this.run = run;
    }

    /** Tell of those among what is observed, by the names of their objects. */
    void tell(Map<String, Observation> observed) {
        for (WorkloadObject object : run.set().workloads()) {
            Observation seen = observed.get(object.name());
            if (seen != null && seen.workload().isPresent()) {
                ObjectRef ref = Snapshot.ref(run.environment(), object);
                cause(ref, seen)
                        .ifPresent(cause -> run.warn(ref + " was failing before this deploy, with the image "
                                + Images.of(seen.workload()) + ": " + cause.place() + ": " + cause.message()));
            }
        }
    }

    private Optional<Cause> cause(ObjectRef ref, Observation seen) {
        RolloutStatus status = new RolloutJudge(ref, Baseline.NONE).judge(seen, run.now());
        if (status instanceof RolloutStatus.Failed failed) {
            return Optional.of(failed.cause());
        }
        return status instanceof RolloutStatus.Progressing progressing
                ? progressing.problems().stream()
                        .filter(cause -> cause.rule().isGrave())
                        .findFirst()
                : Optional.empty();
    }
}
