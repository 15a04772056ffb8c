package dev.railsk.deploy.schema;

/**
 * A migration as {@code db:migrate:status} lists it.
 *
 * @param status whether the database has it
 * @param version its version, digits only
 * @param name its name in words, such as {@code Create posts}; {@link #NO_FILE} where the code has no such migration
 */
public record MigrationRow(Status status, String version, String name) {

    /** What Rails writes instead of a name when the database has a migration whose file the code lacks. */
    public static final String NO_FILE = "********** NO FILE **********";

    /** Whether a database has a migration. */
    public enum Status {
        UP,
        DOWN
    }

    /** Whether the code has it; where not, the database is ahead of the code. */
    public boolean hasFile() {
        return !name.equals(NO_FILE);
    }

    /** Whether the code has it and the database lacks it. */
    public boolean isPending() {
        return status == Status.DOWN;
    }
}
