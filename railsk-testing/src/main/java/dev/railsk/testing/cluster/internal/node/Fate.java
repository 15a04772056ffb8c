package dev.railsk.testing.cluster.internal.node;

import java.util.List;

/**
 * What happens to the pods of one workload or task, as facts that the kubelet plays. A new outcome is a new combination here; none is
 * asked for by name elsewhere.
 *
 * @param hasImage whether the registry has the image
 * @param losesSecrets whether the Secrets that it needs vanish once it was applied
 * @param exitCode with which code its process ends, soon after each start; 0 when it does what it is there for
 * @param isReady whether a process that runs on becomes ready, and a task's ends
 * @param log what the process writes before it fails
 */
public record Fate(boolean hasImage, boolean losesSecrets, int exitCode, boolean isReady, List<String> log) {

    /** The fate of everything that has no other. */
    public static final Fate WELL = new Fate(true, false, 0, true, List.of());

    /** The image is not there. */
    public static final Fate IMAGE_MISSING = new Fate(false, false, 0, true, List.of());

    /** The Secrets vanish. */
    public static final Fate SECRET_REMOVED = new Fate(true, true, 0, true, List.of());

    /** The process runs, and nothing comes of it. */
    public static final Fate NEVER_READY = new Fate(true, false, 0, false, List.of());

    // Neutral and said to be simulated: no text of a rehearsal may be taken for one of the author's own app.
    private static final List<String> CRASH = List.of(
            "(simulated) the app starts",
            "! Unable to load application: KeyError: key not found: \"SIMULATED_SETTING\"",
            "/app/config/simulated.rb:1:in 'Hash#fetch': key not found: \"SIMULATED_SETTING\" (KeyError)");
    private static final List<String> FAILED_MIGRATION = List.of(
            "(simulated) the migration runs",
            "bin/rails aborted!",
            "StandardError: (simulated) an error has occurred, this and all later migrations canceled");

    private static final List<String> FAILED_TASK =
            List.of("(simulated) the task runs", "(simulated) the task has failed");

    public Fate {
        log = List.copyOf(log);
    }

    /** The process ends with 1 after each start; it writes these lines, or those of an app that lacks a setting. */
    public static Fate crash(List<String> log) {
        return new Fate(true, false, 1, true, log.isEmpty() ? CRASH : log);
    }

    /** The process ends with 1; it writes these lines, or those of a failed migration. */
    public static Fate failure(List<String> log) {
        return new Fate(true, false, 1, true, log.isEmpty() ? FAILED_MIGRATION : log);
    }

    /** The process ends with 1; it writes these lines, or that it has failed. */
    public static Fate failedTask(List<String> log) {
        return new Fate(true, false, 1, true, log.isEmpty() ? FAILED_TASK : log);
    }

    /** Whether the process ends with an error. */
    boolean fails() {
        return exitCode != 0;
    }
}
