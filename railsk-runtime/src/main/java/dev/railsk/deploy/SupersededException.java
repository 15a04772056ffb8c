package dev.railsk.deploy;

/** The deploy lost its lock and stopped before its next write. What was applied stays; another deploy may be at work. */
public final class SupersededException extends DeployException {

    private static final long serialVersionUID = 1;

    /** A stop with this headline. */
    public SupersededException(String message, DeployReport report) {
        super(message, report, null);
    }
}
