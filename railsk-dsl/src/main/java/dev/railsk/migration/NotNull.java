package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.List;

/**
 * A column that takes no null any more, by two migrations that stop nobody: a check which holds for what is written from now on, then a look
 * at all rows.
 *
 * @param layout where the Rails code is
 * @param table the table
 * @param column the column
 */
record NotNull(RailsLayout layout, String table, String column) {

    private String constraint() {
        return Sql.name(table, column, "null");
    }

    private SchemaChange checked() {
        return SchemaChange.of("add_check_constraint", table);
    }

    /** What carries it. */
    CodeProof proof() {
        return CodeProof.carries(checked());
    }

    /** The first file. */
    Snippet check() {
        String name = ", name: " + Ruby.text(constraint());
        return RubyMigration.of(layout, MigrationPhase.POST, "check_" + column + "_of_" + table)
                .snippet(
                        List.of("add_check_constraint :" + table + ", " + Ruby.text(column + " IS NOT NULL") + name
                                + ", validate: false"),
                        List.of("remove_check_constraint :" + table + name));
    }

    /** The second file. */
    Snippet setting() {
        String name = ", name: " + Ruby.text(constraint());
        String change = "change_column_null " + Ruby.symbols(table, column) + ", ";
        return RubyMigration.of(layout, MigrationPhase.POST, "set_not_null_in_" + column + "_of_" + table)
                .with(RubyMigration.Patience.ROWS)
                .snippet(
                        List.of(
                                "validate_check_constraint :" + table + name,
                                change + "false",
                                "remove_check_constraint :" + table + name),
                        List.of(
                                "add_check_constraint :" + table + ", " + Ruby.text(column + " IS NOT NULL") + name
                                        + ", validate: false",
                                change + "true"));
    }

    void to(StepList steps) {
        steps.add(new MigrateStep(
                        "check",
                        "Refuse new rows in which " + table + "." + column + " is null",
                        "A check that is not validated looks at no row there is, so it is there at once.",
                        check(),
                        MigrationPhase.POST,
                        checked()))
                .add(new MigrateStep(
                        "set-not-null",
                        "Look at all rows, and set " + table + "." + column + " not null",
                        "Validating stops no reader and no writer; PostgreSQL 12 and later then believes the check, and sets the"
                                + " column not null without a second look.",
                        setting(),
                        MigrationPhase.POST,
                        SchemaChange.of("change_column_null", table, column)));
    }
}
