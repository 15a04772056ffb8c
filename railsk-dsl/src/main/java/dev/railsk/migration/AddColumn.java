package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A new column. Default: a {@code string} that may be null, deployed first: the code ignores the column, then it comes, then the code
 * uses it.
 *
 * @param table its table
 * @param column its name
 * @param definition its type, and what it is when nothing is said of it
 * @param order what comes first
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record AddColumn(
        String table, String column, Column definition, ColumnOrder order, RailsLayout layout, Origin origin)
        implements TablePlan<AddColumn>, Expanding<AddColumn> {

    /**
     * A column's definition.
     *
     * @param type its type, as a migration writes it
     * @param isNull whether it may be null
     * @param value what a row has of which nothing is said, as Ruby writes it; empty for null
     */
    public record Column(String type, boolean isNull, Optional<String> value) {
        public Column {
            ColumnType.check(type);
        }
    }

    public AddColumn {
        Identifier.table(table);
        Identifier.column(column);
        requireNonNull(definition, "definition");
        requireNonNull(order, "order");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static AddColumn of(String table, String column) {
        return new AddColumn(
                table,
                column,
                new Column("string", true, Optional.empty()),
                ColumnOrder.CODE_FIRST,
                RailsLayout.DEFAULT,
                Origin.here());
    }

    /** The same, of this type, as a migration writes it, such as {@code bigint}. Default: {@code string}. */
    public AddColumn type(String type) {
        return definition(new Column(requireNonNull(type, "type"), definition.isNull(), definition.value()));
    }

    /** The same, with this text in rows of which nothing is said. */
    public AddColumn defaultsTo(String value) {
        return defaultsToRuby(Ruby.text(requireNonNull(value, "value")));
    }

    /** The same, with this number in rows of which nothing is said. */
    public AddColumn defaultsTo(long value) {
        return defaultsToRuby(Long.toString(value));
    }

    /** The same, with true or false in rows of which nothing is said. */
    public AddColumn defaultsTo(boolean value) {
        return defaultsToRuby(Boolean.toString(value));
    }

    private AddColumn defaultsToRuby(String value) {
        return definition(new Column(definition.type(), definition.isNull(), Optional.of(value)));
    }

    /**
     * The same, but never null; say before what rows have of which nothing is said.
     *
     * @throws InvalidValueException when nothing is said of that: the code that ignores the column could write no row
     */
    public AddColumn notNull() {
        if (definition.value().isEmpty()) {
            throw new InvalidValueException(
                    "a new column that is not null must have a default, but " + table + "." + column
                            + " had none: code that does not know the column could write no row",
                    "Write .defaultsTo(..).notNull(); or add it as it is, then plan setNotNull(\"" + table + "\", \""
                            + column + "\").");
        }
        return definition(new Column(definition.type(), false, definition.value()));
    }

    @Override
    public AddColumn order(ColumnOrder changed) {
        return new AddColumn(table, column, definition, changed, layout, origin);
    }

    private AddColumn definition(Column changed) {
        return new AddColumn(table, column, changed, order, layout, origin);
    }

    @Override
    public AddColumn layout(RailsLayout changed) {
        return new AddColumn(table, column, definition, order, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.ADD_COLUMN;
    }

    @Override
    public String title() {
        return "Add the column " + table + "." + column;
    }

    @Override
    public List<PlanStep> steps() {
        return AddColumnSteps.of(this);
    }
}
