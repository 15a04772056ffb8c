package dev.railsk.deploy.schema;

/**
 * A migration that the code has and a database lacks.
 *
 * @param version its version, digits only
 * @param name its name as the source says: the class, such as {@code CreatePosts}, or where the status was read, {@code Create posts}
 */
public record PendingMigration(String version, String name) {}
