package dev.railsk.deploy;

import java.util.Locale;

/** What must be true before a step of a deploy may begin. */
public enum Gate {
    /**
     * No pod runs an older build of the app, those included that are ending, and no Job of one has not ended. {@code kubectl rollout status}
     * says less: it does not count pods that are ending, and a worker may take half a minute to end.
     */
    OLD_CODE_GONE,
    /** No migration of another revision is running. */
    OTHER_MIGRATIONS_ENDED,
    /**
     * No process holds Rails' own lock of the database. It shows in a try of the migration only, so this one is awaited where {@code
     * retryWhileLocked(..)} says so.
     */
    MIGRATION_LOCK_FREE;

    /** Its name in rules and reports, such as {@code old-code-gone}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name for people, such as {@code old code gone}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
