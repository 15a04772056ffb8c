package dev.railsk.deploy;

import org.jspecify.annotations.Nullable;

/** A deploy did not come to a good end. The root of this package's errors: each carries the report. */
public abstract sealed class DeployException extends RuntimeException
        permits PreflightRefusedException,
                ApplyRefusedException,
                RolloutFailedException,
                MigrationFailedException,
                GateClosedException,
                TaskFailedException,
                SmokeFailedException,
                NoConnectionException,
                DeployCancelledException,
                LockedException,
                SupersededException {

    private static final long serialVersionUID = 1;

    private final transient DeployReport report;

    DeployException(String message, DeployReport report, @Nullable Throwable cause) {
        super(withRollback(message, report), cause);
        this.report = report;
    }

    private static String withRollback(String message, DeployReport report) {
        return message
                + report.rollback().map(followed -> "\n" + followed.words()).orElse("");
    }

    /** What was done before. */
    public DeployReport report() {
        return report;
    }
}
