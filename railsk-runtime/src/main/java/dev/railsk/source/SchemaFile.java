package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a schema file, such as {@code db/schema.rb} or {@code db/structure.sql}, says of a database.
 *
 * @param database which of Rails' databases it is for: {@link MigrationFile#PRIMARY} where the app does not name them
 * @param version the newest migration that is in it, in digits
 * @param tables those that could be understood, in order
 * @param at the file, and the line of the version
 */
public record SchemaFile(String database, String version, List<SchemaTable> tables, SourceLine at) {

    /** @throws IllegalArgumentException when the version is not of digits, or the database has no name */
    public SchemaFile {
        requireNonNull(database, "database");
        tables = List.copyOf(tables);
        requireNonNull(at, "at");
        if (version.isEmpty() || !version.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("not the version of a schema: \"" + version + "\"");
        }
        if (database.isEmpty()) {
            throw new IllegalArgumentException("the schema " + version + " is for no database");
        }
    }

    /** The table of this name; the schema {@code public}, which tables have anyway, may be left out. */
    public Optional<SchemaTable> table(String name) {
        for (SchemaTable table : tables) {
            if (Ignores.table(table.name()).equals(Ignores.table(name))) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
