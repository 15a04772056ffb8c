package dev.railsk.migration;

/** When a migration may run, measured by the release that carries it. */
public enum MigrationPhase {
    /** Before that release is rolled out: the code that is running by then can work with what comes of it. */
    PRE,
    /** After that release is rolled out and what its gates ask for is true. */
    POST
}
