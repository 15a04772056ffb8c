package dev.railsk.deploy;

import dev.railsk.rollout.Cause;
import java.util.List;

/** The workloads run the new revision, but the app does not answer as is wanted. What was applied stays. */
public final class SmokeFailedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient List<Cause> causes;

    /** A failure for these causes, a smoke check each. */
    public SmokeFailedException(String message, DeployReport report, List<Cause> causes) {
        super(message, report, null);
        this.causes = List.copyOf(causes);
    }

    /** Why, a smoke check each. */
    public List<Cause> causes() {
        return causes;
    }
}
