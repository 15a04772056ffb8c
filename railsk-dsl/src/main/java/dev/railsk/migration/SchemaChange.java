package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a migration does to the schema, as its Ruby calls it: by this a release's own migrations are told to be those of a plan.
 *
 * @param call the method of the migration, such as {@code remove_column}
 * @param table the table, as it is called before the change; the type's name for a value of an enum
 * @param columns the columns, in the order of the call; empty where the whole table changes
 */
public record SchemaChange(String call, String table, List<String> columns) {
    public SchemaChange {
        requireNonNull(call, "call");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }

    /** A change of these columns. */
    public static SchemaChange of(String call, String table, String... columns) {
        return new SchemaChange(call, table, List.of(columns));
    }

    /** As Ruby writes it: {@code remove_column :posts, :legacy}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(call).append(" :").append(table);
        for (String column : columns) {
            text.append(", :").append(column);
        }
        return text.toString();
    }
}
