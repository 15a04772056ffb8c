package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.List;

/** What a new column takes. */
final class AddColumnSteps {

    private final AddColumn plan;
    private final String name;

    private AddColumnSteps(AddColumn plan) {
        this.plan = plan;
        name = plan.table() + "." + plan.column();
    }

    static List<PlanStep> of(AddColumn plan) {
        AddColumnSteps steps = new AddColumnSteps(plan);
        return plan.order() == ColumnOrder.CODE_FIRST ? steps.codeFirst() : steps.columnFirst();
    }

    private List<PlanStep> codeFirst() {
        Snippet migration = migration(MigrationPhase.POST);
        return new StepList()
                .code(
                        "ignore",
                        "Ignore " + name + " in the code, and write its migration",
                        "A process reads a table's columns once. While the model ignores the column, it names all others in each"
                                + " SELECT, so that the new one breaks no prepared statement inside a transaction.",
                        CodeProof.ignores(plan.table(), plan.column()),
                        Ruby.inModel(plan.layout(), plan.table(), Ruby.ignoring(plan.column())),
                        migration)
                .deploy("deploy-ignore", "the release that ignores " + name)
                .oldCodeGone(
                        "old-code-gone",
                        "Code that does not ignore the column would select all columns, the new one among them.")
                .add(new MigrateStep(
                        "add",
                        "Add " + name,
                        "All running code ignores the column: none of it is disturbed.",
                        migration,
                        MigrationPhase.POST,
                        change()))
                .code(
                        "use",
                        "Take " + name + " out of ignored_columns, and use it",
                        "The column is there before any code needs it.",
                        CodeProof.ignoresNot(plan.table(), plan.column()))
                .deploy("deploy-use", "the release that uses " + name)
                .all();
    }

    private List<PlanStep> columnFirst() {
        Snippet migration = migration(MigrationPhase.PRE);
        StepList steps = new StepList();
        if (plan.order() == ColumnOrder.COLUMN_FIRST) {
            steps.listColumns();
        }
        return steps.code(
                        "use",
                        "Write the migration of " + name + ", and use the column in the code",
                        "The column comes before the rollout, so that one release may bring and use it.",
                        CodeProof.carries(change()),
                        migration)
                .add(new MigrateStep(
                        "add",
                        "Add " + name + ", before the rollout",
                        "The code that is running does not know the column and can do without.",
                        migration,
                        MigrationPhase.PRE,
                        change()))
                .gate(
                        "pre-set-finished",
                        "Wait until the migrations before the rollout have succeeded",
                        "The new code names the column from its first query on.",
                        Gate.PRE_SET_FINISHED)
                .deploy("deploy-use", "the release that uses " + name)
                .all();
    }

    private SchemaChange change() {
        return SchemaChange.of("add_column", plan.table(), plan.column());
    }

    private Snippet migration(MigrationPhase phase) {
        AddColumn.Column column = plan.definition();
        String add = "add_column :" + plan.table() + ", :" + plan.column() + ", :" + column.type()
                + (column.value().isPresent() ? ", default: " + column.value().get() : "")
                + (column.isNull() ? "" : ", null: false");
        return RubyMigration.of(plan.layout(), phase, "add_" + plan.column() + "_to_" + plan.table())
                .snippet(List.of(add), List.of("remove_column " + Ruby.symbols(plan.table(), plan.column())));
    }
}
