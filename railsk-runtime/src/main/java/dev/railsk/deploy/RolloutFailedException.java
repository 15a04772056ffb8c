package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.util.List;

/** A workload does not come up with the new revision. What was applied stays. */
public final class RolloutFailedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient List<Cause> causes;

    /** A failure for these causes, a workload each; the gravest first. */
    public RolloutFailedException(String message, DeployReport report, List<Cause> causes) {
        super(message, report, null);
        this.causes = List.copyOf(causes);
    }

    /** Why, a workload each. */
    public List<Cause> causes() {
        return causes;
    }
}
