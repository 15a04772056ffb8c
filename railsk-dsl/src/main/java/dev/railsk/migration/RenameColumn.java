package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A column that gets another name: a new one comes, is written along with the old one, filled, read, and then alone. Default: a {@code
 * string} that may be null, in {@link ColumnOrder#CODE_FIRST}.
 *
 * @param table its table
 * @param move from which column to which
 * @param order what comes first
 * @param batches how rows are copied
 * @param caution what is waited for before the old one is dropped
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record RenameColumn(
        String table, Move move, ColumnOrder order, Batches batches, Caution caution, RailsLayout layout, Origin origin)
        implements TablePlan<RenameColumn>, Expanding<RenameColumn>, Batched<RenameColumn>, Cautious<RenameColumn> {

    public RenameColumn {
        Identifier.table(table);
        requireNonNull(move, "move");
        requireNonNull(order, "order");
        requireNonNull(batches, "batches");
        requireNonNull(caution, "caution");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static RenameColumn of(String table, String from, String to) {
        return new RenameColumn(
                requireNonNull(table, "table"),
                new Move(requireNonNull(from, "from"), requireNonNull(to, "to"), "string", Optional.empty(), true),
                ColumnOrder.CODE_FIRST,
                Batches.DEFAULT,
                Caution.NONE,
                RailsLayout.DEFAULT,
                Origin.here());
    }

    /** The same, of this type, as a migration writes it: the old column's own. Default: {@code string}. */
    public RenameColumn type(String type) {
        return move(move.type(requireNonNull(type, "type")));
    }

    /** The same, never null, as the old column is not. */
    public RenameColumn notNull() {
        return move(move.notNull());
    }

    private RenameColumn move(Move changed) {
        return new RenameColumn(table, changed, order, batches, caution, layout, origin);
    }

    @Override
    public RenameColumn order(ColumnOrder changed) {
        return new RenameColumn(table, move, changed, batches, caution, layout, origin);
    }

    @Override
    public RenameColumn batches(Batches changed) {
        return new RenameColumn(table, move, order, changed, caution, layout, origin);
    }

    @Override
    public RenameColumn caution(Caution changed) {
        return new RenameColumn(table, move, order, batches, changed, layout, origin);
    }

    @Override
    public RenameColumn layout(RailsLayout changed) {
        return new RenameColumn(table, move, order, batches, caution, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.RENAME_COLUMN;
    }

    @Override
    public String title() {
        return "Rename the column " + table + "." + move.from() + " to " + move.to();
    }

    @Override
    public List<PlanStep> steps() {
        return new MoveSteps(table, move, layout, move.from(), order).of(batches, caution);
    }
}
