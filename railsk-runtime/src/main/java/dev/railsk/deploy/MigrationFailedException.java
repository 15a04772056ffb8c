package dev.railsk.deploy;

import dev.railsk.rollout.Cause;

/** The migration did not succeed. What was applied stays. */
public final class MigrationFailedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient Cause why;

    /** A failure for this cause. */
    public MigrationFailedException(String message, DeployReport report, Cause why) {
        super(message, report, null);
        this.why = why;
    }

    /** Why. */
    public Cause why() {
        return why;
    }
}
