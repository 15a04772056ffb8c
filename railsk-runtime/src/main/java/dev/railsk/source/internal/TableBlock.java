package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is called within a change_table, as the call that it stands for. */
final class TableBlock {

    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("remove", "remove_columns"),
            Map.entry("rename", "rename_column"),
            Map.entry("change", "change_column"),
            Map.entry("change_default", "change_column_default"),
            Map.entry("change_null", "change_column_null"),
            Map.entry("column", "add_column"),
            Map.entry("index", "add_index"),
            Map.entry("remove_index", "remove_index"),
            Map.entry("rename_index", "rename_index"),
            Map.entry("references", "add_reference"),
            Map.entry("belongs_to", "add_reference"),
            Map.entry("remove_references", "remove_reference"),
            Map.entry("remove_belongs_to", "remove_reference"),
            Map.entry("timestamps", "add_timestamps"),
            Map.entry("remove_timestamps", "remove_timestamps"),
            Map.entry("foreign_key", "add_foreign_key"),
            Map.entry("remove_foreign_key", "remove_foreign_key"),
            Map.entry("check_constraint", "add_check_constraint"),
            Map.entry("remove_check_constraint", "remove_check_constraint"),
            Map.entry("exclusion_constraint", "add_exclusion_constraint"),
            Map.entry("unique_constraint", "add_unique_constraint"));

    private static final Set<String> TYPES = Set.of(
            "string",
            "text",
            "integer",
            "bigint",
            "float",
            "decimal",
            "numeric",
            "datetime",
            "timestamp",
            "timestamptz",
            "time",
            "date",
            "binary",
            "blob",
            "boolean",
            "json",
            "jsonb",
            "uuid",
            "inet",
            "cidr",
            "macaddr",
            "citext",
            "hstore",
            "xml",
            "money",
            "bit",
            "point",
            "enum",
            "virtual",
            "primary_key",
            "serial",
            "bigserial",
            "interval",
            "daterange",
            "tsvector");

    private TableBlock() {}

    /** The call on the table; empty where none is known. */
    static Optional<Call> outside(String table, Call inside) {
        boolean isType = TYPES.contains(inside.name());
        String name = isType ? "add_columns" : CALLS.get(inside.name());
        if (name == null) {
            return Optional.empty();
        }
        Arguments given = inside.arguments();
        List<Value> positional = new ArrayList<>();
        positional.add(new Value.Text(table));
        positional.addAll(given.positional());
        Map<String, Value> options = new LinkedHashMap<>(given.options());
        if (isType) {
            options.put("type", new Value.Text(inside.name()));
        }
        Arguments arguments = new Arguments(positional, options, given.isOpen(), given.rest());
        return Optional.of(new Call(List.of(), name, arguments, inside.block(), inside.line()));
    }
}
