package dev.railsk.task;

/** When a deploy migrates the database. */
public enum MigrationTiming {
    /** After all workloads run the new code. The default. */
    AFTER,
    /** Before any workload runs the new code; the app's accessories are up by then. */
    BEFORE,
    /**
     * What old code can work with before any workload runs the new code, all the rest after all of them do: what only adds first, what
     * takes away last. {@link Migration#preJobs()} says how the first is told from the rest.
     */
    SPLIT,
    /** Not at all: somebody runs it by hand. */
    MANUAL
}
