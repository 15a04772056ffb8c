package dev.railsk.cluster;

/**
 * How a program in a container ended.
 *
 * @param exitCode its exit code
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error
 */
public record ExecResult(int exitCode, String output, String errors) {

    /** Whether it exited with 0. */
    public boolean isSuccess() {
        return exitCode == 0;
    }
}
