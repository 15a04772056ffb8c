package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;

/**
 * Rows that get a value. Default: those in which the column is null.
 *
 * @param table their table
 * @param column the column
 * @param value what it is set to, in SQL
 * @param left which rows are still to be changed, as an SQL condition
 * @param batches how they are changed
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record Backfill(
        String table, String column, String value, String left, Batches batches, RailsLayout layout, Origin origin)
        implements TablePlan<Backfill>, Batched<Backfill> {

    public Backfill {
        Identifier.table(table);
        Identifier.column(column);
        Sql.check("a backfill's value", requireNonNull(value, "value"));
        Sql.check("a backfill's condition", requireNonNull(left, "left"));
        requireNonNull(batches, "batches");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static Backfill of(String table, String column, String value) {
        return new Backfill(
                table, column, value, column + " IS NULL", Batches.DEFAULT, RailsLayout.DEFAULT, Origin.here());
    }

    /**
     * The same, for rows of which this SQL condition is true. It must be false of a row that has its value: what is left is found by it
     * after a stop, and at the end.
     */
    public Backfill where(String condition) {
        return new Backfill(table, column, value, requireNonNull(condition, "condition"), batches, layout, origin);
    }

    @Override
    public Backfill batches(Batches changed) {
        return new Backfill(table, column, value, left, changed, layout, origin);
    }

    @Override
    public Backfill layout(RailsLayout changed) {
        return new Backfill(table, column, value, left, batches, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.BACKFILL;
    }

    @Override
    public String title() {
        return "Backfill the column " + table + "." + column;
    }

    @Override
    public List<PlanStep> steps() {
        RowFill fill = new RowFill(layout, batches, table, column, value, left);
        StepList steps = new StepList();
        steps.code(
                        "write-right",
                        "Write " + table + "." + column + " right in every new row, and add the backfill",
                        "The backfill changes the rows that there are; new ones must not add to them.",
                        CodeProof.approved(),
                        fill.filesAfter())
                .deploy("deploy-write-right", "the release that writes new rows right")
                .oldCodeGone("old-code-gone", "Older code may write rows that the backfill has passed already.");
        fill.to(steps);
        return steps.all();
    }
}
