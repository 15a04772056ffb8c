package dev.railsk.task;

/** When a task of an app is run. */
public enum When {
    /** Only when somebody asks for it. The default. */
    BY_HAND,
    /**
     * Once in an environment, in the deploy that brings the app there: ahead of the tasks {@link #BEFORE_ROLLOUT} and of a migration that
     * comes first, when the app's accessories are up, such as {@code bin/rails db:prepare}. A deploy that failed or was killed leaves
     * what has not succeeded to the next one. Where the app was running before railsk came, or a deploy has succeeded, it never runs.
     */
    FIRST_INSTALL,
    /**
     * In every deploy, before any workload runs the new code and before a migration that comes first. The app's accessories are up by
     * then, as it may need them.
     */
    BEFORE_ROLLOUT,
    /** In every deploy, when all workloads run the new code and a migration that comes after them has run. */
    AFTER_ROLLOUT,
    /**
     * When a deploy has failed: its rollout, migration or a task, or the API server refused in the middle of it. Its container has {@code
     * RAILSK_OUTCOME}, {@code RAILSK_STEP}, {@code RAILSK_RULE} (empty where none says why) and {@code RAILSK_REVISION}. It changes
     * nothing about how the deploy ends.
     */
    ON_FAILURE
}
