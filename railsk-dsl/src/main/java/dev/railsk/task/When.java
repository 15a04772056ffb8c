package dev.railsk.task;

/** When a task of an app is run. */
public enum When {
    /** Only when somebody asks for it. The default. */
    BY_HAND,
    /** Before anything else of the app runs in an environment that never had it. No deploy runs it by itself yet. */
    FIRST_INSTALL,
    /**
     * In every deploy, before any workload runs the new code and before a migration that comes first. The app's accessories are up by
     * then, as it may need them.
     */
    BEFORE_ROLLOUT,
    /** In every deploy, when all workloads run the new code and a migration that comes after them has run. */
    AFTER_ROLLOUT,
    /** When a deploy has failed. No deploy runs it by itself yet. */
    ON_FAILURE
}
