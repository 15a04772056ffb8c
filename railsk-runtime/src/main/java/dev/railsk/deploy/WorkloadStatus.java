package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.PodCounts;
import java.util.Optional;

/**
 * How one workload stands.
 *
 * @param workload its name in the definition
 * @param deployment its Deployment
 * @param state in one word
 * @param pods how many pods it has
 * @param image the image its Deployment runs; empty when there is no Deployment
 * @param reason what it waits for; empty when it waits for nothing
 * @param cause the gravest problem seen
 */
public record WorkloadStatus(
        String workload,
        ObjectRef deployment,
        State state,
        PodCounts pods,
        String image,
        String reason,
        Optional<Cause> cause) {

    /** The states of a workload. */
    public enum State {
        /** There is no Deployment. */
        ABSENT,
        /** It is on its way. */
        PROGRESSING,
        /** All its pods run the revision and serve. */
        COMPLETE,
        /** It will not become complete by itself. */
        FAILED
    }
}
