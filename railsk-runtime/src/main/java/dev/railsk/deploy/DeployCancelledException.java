package dev.railsk.deploy;

/** Somebody asked the deploy to stop. What was applied stays; the report says what that is. */
public final class DeployCancelledException extends DeployException {

    private static final long serialVersionUID = 1;

    /** A stop with this headline. */
    public DeployCancelledException(String message, DeployReport report) {
        super(message, report, null);
    }
}
