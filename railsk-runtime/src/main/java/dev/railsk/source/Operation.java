package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a migration does to the database.
 *
 * @param call the method that does it, such as {@code remove_column}
 * @param table the table that it is done to; empty where it is about no table, or which one is unknown
 * @param columns the columns that it is about; empty where it is about none, or they are unknown
 * @param effect what it means for running code, as far as the migration shows
 * @param becomes the type that its columns get where it changes nothing but that: whether running code notices hangs on the type that
 *     they had; else empty
 * @param at where it is written
 */
public record Operation(
        String call, String table, List<String> columns, Effect effect, Optional<ColumnType> becomes, SourceLine at) {

    public Operation {
        requireNonNull(call, "call");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
        requireNonNull(effect, "effect");
        requireNonNull(becomes, "becomes");
        requireNonNull(at, "at");
    }

    /** One that changes no type. */
    public static Operation of(String call, String table, List<String> columns, Effect effect, SourceLine at) {
        return new Operation(call, table, columns, effect, Optional.empty(), at);
    }

    /** How bad it is for running code. */
    public Risk risk() {
        return effect.risk();
    }

    /** Why; empty where it is safe by itself. */
    public String reason() {
        return effect.reason();
    }

    /** How to do the same without the risk; empty where there is nothing to do. */
    public String safeWay() {
        return effect.safeWay();
    }

    /** The same with another meaning for running code. */
    Operation with(Effect other) {
        return new Operation(call, table, columns, other, becomes, at);
    }

    /** Such as {@code remove_column users.nickname}. */
    public String describe() {
        if (table.isEmpty()) {
            return call;
        }
        return call + " " + table + (columns.isEmpty() ? "" : "." + String.join(", " + table + ".", columns));
    }
}
