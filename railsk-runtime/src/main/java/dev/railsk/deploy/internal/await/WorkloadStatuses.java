package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.WorkloadStatus;
import dev.railsk.deploy.WorkloadStatus.State;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.RolloutStatus;
import dev.railsk.rollout.Rule;
import java.util.Optional;

/** Puts a verdict into what callers see. */
public final class WorkloadStatuses {

    private WorkloadStatuses() {}

    public static WorkloadStatus of(
            String workload, ObjectRef deployment, RolloutStatus status, String image, SecretMask mask) {
        if (status instanceof RolloutStatus.Complete) {
            return new WorkloadStatus(workload, deployment, State.COMPLETE, status.pods(), image, "", Optional.empty());
        }
        if (status instanceof RolloutStatus.Failed failed) {
            Cause cause = failed.cause().hidden(mask);
            return new WorkloadStatus(
                    workload, deployment, State.FAILED, status.pods(), image, cause.message(), Optional.of(cause));
        }
        RolloutStatus.Progressing progressing = (RolloutStatus.Progressing) status;
        Optional<Cause> gravest = progressing.problems().stream().findFirst().map(cause -> cause.hidden(mask));
        boolean isAbsent =
                gravest.filter(cause -> cause.rule() == Rule.WORKLOAD_GONE).isPresent();
        return new WorkloadStatus(
                workload,
                deployment,
                isAbsent ? State.ABSENT : State.PROGRESSING,
                status.pods(),
                image,
                mask.hide(progressing.reason()),
                gravest);
    }
}
