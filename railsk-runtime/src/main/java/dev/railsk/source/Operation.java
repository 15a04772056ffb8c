package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that a migration does to the database.
 *
 * @param call the method that does it, such as {@code remove_column}
 * @param table the table that it is done to; empty where it is about no table, or which one is unknown
 * @param columns the columns that it is about; empty where it is about none, or they are unknown
 * @param risk what it means for running code
 * @param reason why; empty where it is safe by itself
 * @param safeWay how to do the same without the risk; empty where there is nothing to do
 * @param at where it is written
 */
public record Operation(
        String call, String table, List<String> columns, Risk risk, String reason, String safeWay, SourceLine at) {

    public Operation {
        requireNonNull(call, "call");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
        requireNonNull(risk, "risk");
        requireNonNull(reason, "reason");
        requireNonNull(safeWay, "safeWay");
        requireNonNull(at, "at");
    }

    /** Such as {@code remove_column users.nickname}. */
    public String describe() {
        if (table.isEmpty()) {
            return call;
        }
        return call + " " + table + (columns.isEmpty() ? "" : "." + String.join(", " + table + ".", columns));
    }
}
