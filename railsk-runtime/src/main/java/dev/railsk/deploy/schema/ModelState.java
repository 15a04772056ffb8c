package dev.railsk.deploy.schema;

import java.util.List;

/**
 * What one model of the code says of its table, in a process that has just started. A process that serves since before a change of the
 * table may still hold other columns.
 *
 * @param name the class, such as {@code Post}
 * @param database the key in {@code config/database.yml}, such as {@code primary}
 * @param table its table
 * @param isThere whether the database has the table
 * @param ignored the columns that the code ignores
 * @param columns the columns that the code works with: those of the table without the ignored ones
 * @param required the columns of the table that every new row must give a value: they are not null and have no default
 */
public record ModelState(
        String name,
        String database,
        String table,
        boolean isThere,
        List<String> ignored,
        List<String> columns,
        List<String> required) {

    public ModelState {
        ignored = List.copyOf(ignored);
        columns = List.copyOf(columns);
        required = List.copyOf(required);
    }
}
