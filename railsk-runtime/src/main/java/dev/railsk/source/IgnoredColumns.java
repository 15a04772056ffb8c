package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Columns that a model acts as if they were not there.
 *
 * @param model its class, such as {@code Admin::User}
 * @param table the table that it is about; empty where that is not sure
 * @param columns those named at this place
 * @param at where it is written
 */
public record IgnoredColumns(String model, String table, List<String> columns, SourceLine at) {

    public IgnoredColumns {
        requireNonNull(model, "model");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
        requireNonNull(at, "at");
    }
}
