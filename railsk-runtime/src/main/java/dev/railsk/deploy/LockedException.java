package dev.railsk.deploy;

/** Another deploy of the same environment is at work. Nothing was written. */
public final class LockedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient LockState state;

    /** A refusal because of this lock. */
    public LockedException(String message, DeployReport report, LockState state) {
        super(message, report, null);
        this.state = state;
    }

    /** Who holds the lock. */
    public LockState state() {
        return state;
    }
}
