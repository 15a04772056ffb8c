package dev.railsk.cli.internal;

import dev.railsk.problem.Message;

/** A command ends here, with this exit code and this message. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    /** A failure whose message says all that there is to say. */
    public Failure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A failure with a next step. */
    public Failure(ExitCode exitCode, Message message) {
        this(exitCode, message.text(""));
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
