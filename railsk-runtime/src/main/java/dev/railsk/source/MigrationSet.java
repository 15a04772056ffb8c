package dev.railsk.source;

/** When a migration is meant to run, as the folder that it is in says. */
public enum MigrationSet {
    /** Rails' own folders, such as {@code db/migrate}: what the new code needs. */
    PRE,
    /** The folders for after a deploy, such as {@code db/post_migrate}: what only the new code can live with. */
    POST
}
