package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A table as a schema file has it. One that could not be understood as a whole is in none.
 *
 * @param name as it is written, with its schema where that is said
 * @param columns in order
 * @param at where it begins
 */
public record SchemaTable(String name, List<SchemaColumn> columns, SourceLine at) {

    /** @throws IllegalArgumentException when it has no name */
    public SchemaTable {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(at, "at");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a table must have a name");
        }
    }

    /** The column of this name. */
    public Optional<SchemaColumn> column(String wanted) {
        for (SchemaColumn column : columns) {
            if (column.name().equals(wanted)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
