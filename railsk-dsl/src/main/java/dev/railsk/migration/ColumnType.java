package dev.railsk.migration;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Map;
import java.util.Set;

/** Types of columns as migrations write them. */
final class ColumnType {

    private static final Set<String> COUNTED = Set.of("primary_key", "serial", "bigserial", "smallserial");

    private static final Map<String, String> SQL = Map.of(
            "string", "character varying",
            "datetime", "timestamp",
            "float", "double precision",
            "binary", "bytea",
            "decimal", "numeric",
            "timestamptz", "timestamp with time zone");

    private ColumnType() {}

    /** What PostgreSQL calls a type of a migration. */
    static String sql(String type) {
        return SQL.getOrDefault(type, type);
    }

    static void checkWord(String type) {
        if (!Syntax.isWord(type, "_", Identifier.LONGEST) || Syntax.startsWithDigit(type)) {
            throw new InvalidValueException(
                    "a column's type must be one word as a migration writes it, but was \"" + type + "\"",
                    "Write it like \"string\" or \"bigint\".");
        }
    }

    static void check(String type) {
        checkWord(type);
        if (type.equals("json")) {
            throw new InvalidValueException(
                    "a column of the type \"json\" must not be added: PostgreSQL cannot compare it, so SELECT DISTINCT fails",
                    "Write \"jsonb\".");
        }
        if (COUNTED.contains(type)) {
            throw new InvalidValueException(
                    "a column of the type \"" + type
                            + "\" must not be added: the table would be written anew under a lock",
                    "Make a new table and copy the rows, with MigrationPlan.custom(..).");
        }
    }
}
