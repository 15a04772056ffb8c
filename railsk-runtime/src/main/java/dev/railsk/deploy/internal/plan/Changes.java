package dev.railsk.deploy.internal.plan;

import dev.railsk.migration.SchemaChange;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.Operation;
import dev.railsk.source.Risk;
import java.util.Map;

/** What the migrations of an app have to do with the changes of a plan. */
final class Changes {

    private static final String ADD = "add_";
    private static final String REMOVE = "remove_";
    private static final Map<String, String> OPPOSITES =
            Map.of("create_table", "drop_table", "drop_table", "create_table");

    private Changes() {}

    /** Whether a migration is this change, among other things. */
    static boolean does(MigrationFile migration, SchemaChange change) {
        return migration.operations().stream().anyMatch(operation -> does(operation, change));
    }

    private static boolean does(Operation operation, SchemaChange change) {
        return operation.call().equals(change.call())
                && operation.table().equals(change.table())
                && operation.columns().containsAll(change.columns())
                && isInItsDirection(operation, change);
    }

    // To forbid null needs care, or is part of the making of a table.
    private static boolean isInItsDirection(Operation operation, SchemaChange change) {
        return !change.call().equals("change_column_null") || change.allowsNull() == (operation.risk() == Risk.EXPAND);
    }

    /** Whether a migration takes this change back, among other things. */
    static boolean undoes(MigrationFile migration, SchemaChange change) {
        return migration.operations().stream().anyMatch(operation -> undoes(operation, change));
    }

    private static boolean undoes(Operation operation, SchemaChange change) {
        boolean isOfTheTable = operation.table().equals(change.table());
        if (!isOfTheTable) {
            return false;
        }
        if (change.call().startsWith(ADD) && operation.call().equals("drop_table")) {
            return true;
        }
        // Of two checks of a table no column tells which is which: neither undoes the other.
        boolean isTold =
                OPPOSITES.containsKey(change.call()) || !change.columns().isEmpty();
        return isTold
                && operation.call().equals(opposite(change.call()))
                && operation.columns().containsAll(change.columns());
    }

    private static String opposite(String call) {
        if (call.startsWith(ADD)) {
            return REMOVE + call.substring(ADD.length());
        }
        return call.startsWith(REMOVE) ? ADD + call.substring(REMOVE.length()) : OPPOSITES.getOrDefault(call, "");
    }
}
