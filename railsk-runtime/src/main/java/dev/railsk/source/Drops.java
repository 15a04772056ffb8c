package dev.railsk.source;

import java.util.List;
import java.util.Set;

/** Knows operations that take columns away. */
final class Drops {

    private static final Set<String> REMOVALS =
            Set.of("remove_column", "remove_columns", "remove_reference", "remove_belongs_to", "remove_timestamps");

    private static final Set<String> ADDITIONS =
            Set.of("add_column", "add_columns", "add_reference", "add_belongs_to", "add_timestamps");

    private Drops() {}

    /** The columns that an operation takes away from code that is running; none where that is not sure, or nobody can notice. */
    static List<String> columns(Operation operation) {
        if (operation.risk() != Risk.CONTRACT) {
            return List.of();
        }
        boolean isRename =
                operation.call().equals("rename_column") && !operation.columns().isEmpty();
        return isRename
                ? operation.columns().subList(0, 1)
                : REMOVALS.contains(operation.call()) ? operation.columns() : List.of();
    }

    static boolean isOfColumns(String call) {
        return ADDITIONS.contains(call) || REMOVALS.contains(call);
    }

    /** Whether an operation adds this column. */
    static boolean adds(Operation operation, String table, String column) {
        return ADDITIONS.contains(operation.call()) && isAbout(operation, table, column);
    }

    /** Whether an operation takes this column away, at whatever risk. */
    static boolean removes(Operation operation, String table, String column) {
        boolean isRemoval = REMOVALS.contains(operation.call())
                || (operation.call().equals("rename_column")
                        && operation.columns().indexOf(column) == 0);
        return (isRemoval && isAbout(operation, table, column))
                || (operation.call().equals("drop_table")
                        && Ignores.table(operation.table()).equals(Ignores.table(table)));
    }

    private static boolean isAbout(Operation operation, String table, String column) {
        return Ignores.table(operation.table()).equals(Ignores.table(table))
                && operation.columns().contains(column);
    }
}
