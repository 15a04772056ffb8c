package dev.railsk.cli.internal;

/** How a command can end. */
public enum ExitCode {
    DONE(0, "done"),
    UNEXPECTED(1, "unexpected error"),
    USAGE(2, "usage or invalid definition"),
    REFUSED(3, "refused"),
    ROLLOUT_FAILED(4, "rollout failed"),
    TASK_FAILED(5, "migration or another task failed"),
    NO_CONNECTION(6, "no connection or not logged in"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String text;

    ExitCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What it means, for reports. */
    public String text() {
        return text;
    }
}
