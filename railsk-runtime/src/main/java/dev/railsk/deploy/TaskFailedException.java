package dev.railsk.deploy;

import dev.railsk.rollout.Cause;

/** A task of the app, other than the migration, did not succeed. What was applied stays. */
public final class TaskFailedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final String task;
    private final transient Cause why;

    /** A failure of this task for this cause. */
    public TaskFailedException(String message, DeployReport report, String task, Cause why) {
        super(message, report, null);
        this.task = task;
        this.why = why;
    }

    /** The task's name in the definition. */
    public String task() {
        return task;
    }

    /** Why. */
    public Cause why() {
        return why;
    }
}
