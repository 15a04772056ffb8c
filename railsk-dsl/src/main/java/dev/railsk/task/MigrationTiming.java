package dev.railsk.task;

/** When a deploy migrates the database. */
public enum MigrationTiming {
    /** After all workloads run the new code. The default. */
    AFTER,
    /** Before any workload runs the new code; the app's accessories are up by then. */
    BEFORE,
    /** Not at all: somebody runs it by hand. */
    MANUAL
}
