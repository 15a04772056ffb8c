package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.List;

/**
 * A constraint that holds for new rows at once, and for all rows after a look at them that stops nobody.
 *
 * @param table the table
 * @param columns the columns that it is about
 * @param add the call that adds it, with its arguments but for {@code validate}
 * @param validate the call that looks at all rows, with its arguments
 * @param remove the call that takes it away again, with its arguments
 */
record ConstraintSteps(String table, List<String> columns, String add, String validate, String remove) {

    private static String call(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /**
     * The steps.
     *
     * @param name what the constraint is called
     * @param what what every row must be, such as {@code total > 0}
     * @param violating an expression for the number of rows that are not
     */
    List<PlanStep> of(RailsLayout layout, String name, String what, String violating) {
        boolean isOfTwo = call(add).equals("add_foreign_key");
        Snippet adding = RubyMigration.of(layout, MigrationPhase.POST, "add_" + name)
                .with(isOfTwo ? RubyMigration.Patience.TWO_TABLES : RubyMigration.Patience.SHORT)
                .snippet(List.of(add + ", validate: false"), List.of(remove));
        Snippet validating = RubyMigration.of(layout, MigrationPhase.POST, "validate_" + name)
                .with(RubyMigration.Patience.ROWS)
                .snippet(List.of(validate), List.of("# A validated constraint may stay one."));
        SchemaChange added = SchemaChange.of(call(add), table, columns.toArray(new String[0]));
        StepList steps = new StepList();
        respect(steps, what);
        RowFill.verified(steps, violating, "Count the rows of " + table + " without " + what);
        return steps.code(
                        "write-constraint",
                        "Write the two migrations of " + name,
                        "In one file the lock that adds the constraint would be held while all rows are looked at.",
                        CodeProof.carries(added),
                        adding,
                        validating)
                .deploy("deploy-constraint", "the release with both migrations")
                .floor("floor", "Code that writes other rows must not come back: they would be refused.")
                .add(new MigrateStep(
                        "add",
                        "Add " + name + " without a look at the rows",
                        "It is there at once, and holds for what is written from now on.",
                        adding,
                        MigrationPhase.POST,
                        added))
                .add(new MigrateStep(
                        "validate",
                        "Validate " + name,
                        "All rows are looked at under a lock that stops no reader and no writer.",
                        validating,
                        MigrationPhase.POST,
                        SchemaChange.of(call(validate), table)))
                .all();
    }

    private void respect(StepList steps, String what) {
        steps.code(
                        "respect",
                        "Write only rows of " + table + " with " + what + ", in all code",
                        "The constraint holds for what is written as soon as it is there, validated or not.",
                        CodeProof.approved())
                .deploy("deploy-respect", "the release that writes only such rows")
                .oldCodeGone("old-code-gone", "Older code may still write rows that are refused then.");
    }
}
