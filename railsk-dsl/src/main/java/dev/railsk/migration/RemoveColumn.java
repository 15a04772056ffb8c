package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A column that goes. Default: it may be null or has a default, and no time and no approval is waited for before the drop.
 *
 * @param table its table
 * @param column its name
 * @param was what is known of it
 * @param caution what is waited for before it is dropped
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record RemoveColumn(String table, String column, Known was, Caution caution, RailsLayout layout, Origin origin)
        implements TablePlan<RemoveColumn>, Cautious<RemoveColumn> {

    /**
     * What is known of a column that goes.
     *
     * @param type its type, so that the migration can be taken back; empty where it cannot
     * @param isNull whether a row can be written without it
     */
    public record Known(Optional<String> type, boolean isNull) {
        public Known {
            if (type.isPresent()) {
                ColumnType.checkWord(type.get());
            }
        }
    }

    public RemoveColumn {
        Identifier.table(table);
        Identifier.column(column);
        requireNonNull(was, "was");
        requireNonNull(caution, "caution");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
        if (column.equals("id")) {
            throw new InvalidValueException(
                    "the column " + table + ".id must not be removed: Active Record finds every row by it",
                    "Copy the rows to a new table, with MigrationPlan.custom(..).");
        }
    }

    static RemoveColumn of(String table, String column) {
        return new RemoveColumn(
                table, column, new Known(Optional.empty(), true), Caution.NONE, RailsLayout.DEFAULT, Origin.here());
    }

    /** The same, and the column is of this type, so that the migration can be taken back: as an empty column. */
    public RemoveColumn type(String type) {
        return was(new Known(Optional.of(requireNonNull(type, "type")), was.isNull()));
    }

    /** The same, and the column is not null and has no default: it must be let be null first, as ignoring code writes rows without it. */
    public RemoveColumn notNull() {
        return was(new Known(was.type(), false));
    }

    private RemoveColumn was(Known changed) {
        return new RemoveColumn(table, column, changed, caution, layout, origin);
    }

    @Override
    public RemoveColumn caution(Caution changed) {
        return new RemoveColumn(table, column, was, changed, layout, origin);
    }

    @Override
    public RemoveColumn layout(RailsLayout changed) {
        return new RemoveColumn(table, column, was, caution, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.REMOVE_COLUMN;
    }

    @Override
    public String title() {
        return "Remove the column " + table + "." + column;
    }

    @Override
    public List<PlanStep> steps() {
        return RemoveColumnSteps.of(this);
    }
}
