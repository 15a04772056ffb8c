package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to move from one column to another.
 *
 * @param table the table
 * @param move from which column to which
 * @param layout where the Rails code is
 * @param value how SQL makes the new value
 * @param order what comes first
 */
record MoveSteps(String table, Move move, RailsLayout layout, String value, ColumnOrder order) {

    List<PlanStep> of(Batches batches, Caution caution) {
        RowFill fill = new RowFill(
                layout, batches, table, move.to(), value, move.to() + " IS DISTINCT FROM " + parenthesised(value));
        StepList steps = new StepList();
        if (order.isColumnFirst()) {
            columnFirst(steps, fill);
        } else {
            codeFirst(steps, fill);
        }
        steps.oldCodeGone("gone-write-both", "Code that writes " + move.from() + " alone would leave rows behind.")
                .floor(
                        "floor-write-both",
                        "Code from before would write " + move.from()
                                + " alone again, behind the back of the rows that are copied.");
        fill.to(steps);
        readNew(steps);
        ignoreOld(steps);
        caution.to(steps, "the column");
        Drop.column(layout, table, move.from(), Optional.empty()).to(steps);
        return steps.all();
    }

    private static String parenthesised(String sql) {
        return Identifier.isOne(sql) ? sql : "(" + sql + ")";
    }

    private String from() {
        return table + "." + move.from();
    }

    private String to() {
        return table + "." + move.to();
    }

    private SchemaChange added() {
        return SchemaChange.of("add_column", table, move.to());
    }

    private Snippet addition(MigrationPhase phase) {
        return RubyMigration.of(layout, phase, "add_" + move.to() + "_to_" + table)
                .snippet(
                        List.of("add_column " + Ruby.symbols(table, move.to(), move.type())),
                        List.of("remove_column " + Ruby.symbols(table, move.to())));
    }

    private void codeFirst(StepList steps, RowFill fill) {
        Snippet addition = addition(MigrationPhase.POST);
        steps.code(
                        "ignore-new",
                        "Ignore " + to() + " in the code, and write its migration",
                        "A model that ignores a column names all others in each SELECT, so that the new one breaks no prepared"
                                + " statement inside a transaction.",
                        CodeProof.ignores(table, move.to()),
                        Ruby.inModel(layout, table, Ruby.ignoring(move.to())),
                        addition)
                .deploy("deploy-ignore-new", "the release that ignores " + to())
                .oldCodeGone("gone-ignore-new", "Code that does not ignore the column would select all columns.")
                .add(new MigrateStep(
                        "add-new",
                        "Add " + to(),
                        "All running code ignores the column: none of it is disturbed.",
                        addition,
                        MigrationPhase.POST,
                        added()))
                .code(
                        "write-both",
                        "Take " + to() + " out of ignored_columns, and write both columns; go on reading " + from(),
                        "Rows that are written from now on have both values, whichever code reads them.",
                        CodeProof.ignoresNot(table, move.to()),
                        fill.filesAfter(writesNew()))
                .deploy("deploy-write-both", "the release that writes both columns");
    }

    private void columnFirst(StepList steps, RowFill fill) {
        Snippet addition = addition(MigrationPhase.PRE);
        if (order == ColumnOrder.COLUMN_FIRST) {
            steps.listColumns();
        }
        steps.code(
                        "write-both",
                        "Write the migration of " + to() + ", and write both columns; go on reading " + from(),
                        "The column comes before the rollout, so that one release may bring and write it.",
                        CodeProof.carries(added()),
                        fill.filesAfter(writesNew(), addition))
                .add(new MigrateStep(
                        "add-new",
                        "Add " + to() + ", before the rollout",
                        "The code that is running does not know the column and can do without.",
                        addition,
                        MigrationPhase.PRE,
                        added()))
                .gate(
                        "pre-set-finished",
                        "Wait until the migrations before the rollout have succeeded",
                        "The new code names the column from its first query on.",
                        Gate.PRE_SET_FINISHED)
                .deploy("deploy-write-both", "the release that writes both columns");
    }

    private Snippet writesNew() {
        return Ruby.inModel(layout, table, "before_save { " + copy(move.to(), move.from()) + " }");
    }

    private static String copy(String to, String from) {
        return "self[:" + to + "] = self[:" + from + "]";
    }

    private void readNew(StepList steps) {
        List<Snippet> snippets = new ArrayList<>();
        snippets.add(Ruby.inModel(layout, table, "before_save { " + copy(move.from(), move.to()) + " }"));
        NotNull notNull = new NotNull(layout, table, move.to());
        if (!move.isNull()) {
            snippets.add(notNull.check());
            snippets.add(notNull.setting());
            snippets.add(relaxing());
        }
        steps.code(
                        "read-new",
                        "Read " + to() + ", and go on writing both columns",
                        "Code that still runs for a while reads the old column, and must find there what is written now. The new"
                                + " column has no default: what the old one has by default, the code must write.",
                        CodeProof.approved(),
                        snippets.toArray(Snippet[]::new))
                .deploy("deploy-read-new", "the release that reads " + to())
                .oldCodeGone("gone-read-new", "Code that reads " + from() + " needs it to be written.")
                .floor(
                        "floor-read-new",
                        "Code from before reads " + from() + ", which the next release writes no more.");
        if (!move.isNull()) {
            notNull.to(steps);
            steps.add(new MigrateStep(
                    "relax-old",
                    "Let " + from() + " be null",
                    "Code that ignores the column writes rows without it.",
                    relaxing(),
                    MigrationPhase.POST,
                    SchemaChange.allowingNull(table, move.from())));
        }
    }

    private Snippet relaxing() {
        String change = "change_column_null " + Ruby.symbols(table, move.from()) + ", ";
        return RubyMigration.of(layout, MigrationPhase.POST, "allow_null_in_" + move.from() + "_of_" + table)
                .snippet(List.of(change + "true"), List.of(change + "false"));
    }

    private void ignoreOld(StepList steps) {
        steps.code(
                        "ignore-old",
                        "Write " + to() + " alone, and ignore " + from(),
                        "A process names all columns that it knows when it writes a row: without this every INSERT of a running"
                                + " process fails once the column is gone.",
                        CodeProof.ignores(table, move.from()),
                        Ruby.inModel(layout, table, Ruby.ignoring(move.from())))
                .deploy("deploy-ignore-old", "the release that ignores " + from())
                .oldCodeGone(
                        "gone-ignore-old",
                        "A process of an older release still names the column, also one that terminates or works off a job.");
    }
}
