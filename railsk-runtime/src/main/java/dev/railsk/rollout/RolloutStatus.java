package dev.railsk.rollout;

import java.util.List;

/** How far the rollout of one workload is. */
public sealed interface RolloutStatus {

    /** Its pods. */
    PodCounts pods();

    /**
     * It goes on.
     *
     * @param reason what it waits for
     * @param problems what does not work yet, the gravest first
     */
    record Progressing(PodCounts pods, String reason, List<Cause> problems) implements RolloutStatus {
        public Progressing {
            problems = List.copyOf(problems);
        }
    }

    /** All wanted pods run the new revision and serve; pods of older revisions may still be ending. */
    record Complete(PodCounts pods) implements RolloutStatus {}

    /**
     * It will not come to a good end by itself.
     *
     * @param cause why
     */
    record Failed(PodCounts pods, Cause cause) implements RolloutStatus {}
}
