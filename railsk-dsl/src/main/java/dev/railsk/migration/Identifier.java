package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** What names of tables, columns and their like must be: plain in Ruby and in SQL, and not cut by PostgreSQL, which keeps 63 bytes. */
final class Identifier {

    static final int LONGEST = 63;

    private static final String TABLE =
            "Name it as the migration does, like \"users\"; for another name write the steps with"
                    + " MigrationPlan.custom(..).";
    private static final String COLUMN =
            "Name it as the migration does, like \"nickname\"; for another name write the steps with MigrationPlan.custom(..).";

    private Identifier() {}

    static String table(String name) {
        return check("a table's name", requireNonNull(name, "table"), TABLE);
    }

    static String column(String name) {
        return check("a column's name", requireNonNull(name, "column"), COLUMN);
    }

    /** Whether it is one name. */
    static boolean isOne(String text) {
        return Syntax.isWord(text, "_", LONGEST) && !Syntax.startsWithDigit(text);
    }

    static String check(String what, String name, String nextStep) {
        if (!isOne(name)) {
            throw new InvalidValueException(
                    what + " must have at most 63 letters, digits and underscores, no digit first, but was \"" + name
                            + "\"",
                    nextStep);
        }
        return name;
    }
}
