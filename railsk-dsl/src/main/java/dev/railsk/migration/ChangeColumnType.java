package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A column that gets another type: a new one of that type comes, is written along with the old one, filled, read, and then alone. Default:
 * it is called {@code <column>_<type>}, and may be null; SQL casts the old values.
 *
 * @param table its table
 * @param move from which column to which
 * @param order what comes first
 * @param batches how rows are copied
 * @param caution what is waited for before the old one is dropped
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record ChangeColumnType(
        String table, Move move, ColumnOrder order, Batches batches, Caution caution, RailsLayout layout, Origin origin)
        implements TablePlan<ChangeColumnType>,
                Expanding<ChangeColumnType>,
                Batched<ChangeColumnType>,
                Cautious<ChangeColumnType> {

    public ChangeColumnType {
        Identifier.table(table);
        requireNonNull(move, "move");
        requireNonNull(order, "order");
        requireNonNull(batches, "batches");
        requireNonNull(caution, "caution");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static ChangeColumnType of(String table, String column, String type) {
        ColumnType.check(requireNonNull(type, "type"));
        return new ChangeColumnType(
                table,
                new Move(Identifier.column(column), Sql.name(column, type), type, Optional.empty(), true),
                ColumnOrder.CODE_FIRST,
                Batches.DEFAULT,
                Caution.NONE,
                RailsLayout.DEFAULT,
                Origin.here());
    }

    /** The same, in a new column of this name. Default: {@code <column>_<type>}. */
    public ChangeColumnType into(String column) {
        return move(new Move(move.from(), requireNonNull(column, "column"), move.type(), move.using(), move.isNull()));
    }

    /** The same, with new values that SQL makes like this, such as {@code round(total * 100)}. Default: a cast of the old ones. */
    public ChangeColumnType using(String sql) {
        return move(move.using(requireNonNull(sql, "sql")));
    }

    /** The same, never null, as the old column is not. */
    public ChangeColumnType notNull() {
        return move(move.notNull());
    }

    private ChangeColumnType move(Move changed) {
        return new ChangeColumnType(table, changed, order, batches, caution, layout, origin);
    }

    @Override
    public ChangeColumnType order(ColumnOrder changed) {
        return new ChangeColumnType(table, move, changed, batches, caution, layout, origin);
    }

    @Override
    public ChangeColumnType batches(Batches changed) {
        return new ChangeColumnType(table, move, order, changed, caution, layout, origin);
    }

    @Override
    public ChangeColumnType caution(Caution changed) {
        return new ChangeColumnType(table, move, order, batches, changed, layout, origin);
    }

    @Override
    public ChangeColumnType layout(RailsLayout changed) {
        return new ChangeColumnType(table, move, order, batches, caution, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.CHANGE_COLUMN_TYPE;
    }

    @Override
    public String title() {
        return "Change the type of the column " + table + "." + move.from() + " to " + move.type() + ", as "
                + move.to();
    }

    @Override
    public List<PlanStep> steps() {
        String value = move.using().isPresent()
                ? move.using().get()
                : "CAST(" + move.from() + " AS " + ColumnType.sql(move.type()) + ")";
        return new MoveSteps(table, move, layout, value, order).of(batches, caution);
    }
}
