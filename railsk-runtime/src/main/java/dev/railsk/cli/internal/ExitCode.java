package dev.railsk.cli.internal;

/**
 * How a command can end.
 *
 * @param code the number that the process ends with
 * @param text what it means, for reports
 */
public record ExitCode(int code, String text) {

    public static final ExitCode DONE = new ExitCode(0, "done");
    public static final ExitCode UNEXPECTED = new ExitCode(1, "unexpected error");
    public static final ExitCode USAGE = new ExitCode(2, "usage or invalid definition");
    public static final ExitCode REFUSED = new ExitCode(3, "refused");
    public static final ExitCode ROLLOUT_FAILED = new ExitCode(4, "rollout failed");
    public static final ExitCode TASK_FAILED = new ExitCode(5, "migration or another task failed");
    public static final ExitCode SMOKE_FAILED = new ExitCode(4, "smoke check failed");
    public static final ExitCode NO_CONNECTION = new ExitCode(6, "no connection or not logged in");
    public static final ExitCode NOT_RUN = new ExitCode(125, "could not run the program");
    public static final ExitCode INTERRUPTED = new ExitCode(130, "interrupted");

    /** The end of a program that railsk ran: the process ends as it did. */
    public static ExitCode ofProgram(int code) {
        return code == 0 ? DONE : new ExitCode(code, "the program failed");
    }
}
