package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * What a migration does to the schema, as its Ruby calls it: by this a release's own migrations are told to be those of a plan.
 *
 * @param call the method of the migration, such as {@code remove_column}
 * @param table the table, as it is called before the change; the type's name for a value of an enum
 * @param columns the columns that the call names, in its order; empty where it names none, as for a table or a check
 * @param allowsNull of {@code change_column_null}: whether it lets the column be null; false for all else
 */
public record SchemaChange(String call, String table, List<String> columns, boolean allowsNull) {
    public SchemaChange {
        requireNonNull(call, "call");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }

    private static final Set<String> TAKING_AWAY = Set.of(
            "remove_column",
            "remove_columns",
            "remove_timestamps",
            "remove_reference",
            "remove_belongs_to",
            "rename_column",
            "rename_table",
            "change_column",
            "drop_table",
            "drop_join_table",
            "drop_enum",
            "rename_enum",
            "rename_enum_value");

    /** Whether code that knows the schema from before cannot work with what comes of it, by the name of the call. */
    public boolean takesAway() {
        return TAKING_AWAY.contains(call);
    }

    /** A change of these columns. */
    public static SchemaChange of(String call, String table, String... columns) {
        return new SchemaChange(call, table, List.of(requireNonNull(columns, "columns")), false);
    }

    /** That a column may be null from then on: {@code change_column_null} with {@code true}. */
    static SchemaChange allowingNull(String table, String column) {
        return new SchemaChange("change_column_null", table, List.of(column), true);
    }

    /** As Ruby writes it: {@code remove_column :posts, :legacy}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(call).append(" :").append(table);
        for (String column : columns) {
            text.append(", :").append(column);
        }
        return allowsNull ? text.append(", true").toString() : text.toString();
    }
}
