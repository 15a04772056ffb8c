package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.internal.Inflection;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A new foreign key to another table's {@code id}. Default: the column is the other table's name in the singular, with {@code _id}.
 *
 * @param table the table that has the column
 * @param target the table that it points to
 * @param column the column
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record AddForeignKey(String table, String target, Optional<String> column, RailsLayout layout, Origin origin)
        implements TablePlan<AddForeignKey> {

    public AddForeignKey {
        Identifier.table(table);
        Identifier.table(target);
        if (column.isPresent()) {
            Identifier.column(column.get());
        }
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static AddForeignKey of(String table, String target) {
        return new AddForeignKey(
                table, requireNonNull(target, "target"), Optional.empty(), RailsLayout.DEFAULT, Origin.here());
    }

    /** The same, of this column. */
    public AddForeignKey column(String name) {
        return new AddForeignKey(table, target, Optional.of(requireNonNull(name, "name")), layout, origin);
    }

    @Override
    public AddForeignKey layout(RailsLayout changed) {
        return new AddForeignKey(table, target, column, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.ADD_FOREIGN_KEY;
    }

    private String pointing() {
        return column.isPresent() ? column.get() : Inflection.singular(target) + "_id";
    }

    @Override
    public String title() {
        return "Add a foreign key from " + table + "." + pointing() + " to " + target;
    }

    @Override
    public List<PlanStep> steps() {
        String name = Sql.name("fk", table, pointing());
        String named = ", name: " + Ruby.text(name);
        String orphan = pointing() + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + target
                + " AS pointed WHERE pointed.id = " + table + "." + pointing() + ")";
        return new ConstraintSteps(
                        table,
                        List.of(pointing()),
                        "add_foreign_key " + Ruby.symbols(table, target) + ", column: :" + pointing() + named,
                        "validate_foreign_key :" + table + named,
                        "remove_foreign_key :" + table + named)
                .of(
                        layout,
                        name,
                        "a " + pointing() + " that is null or that " + target + " has",
                        Ruby.rows(layout, table, orphan) + ".count");
    }
}
