package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A new check constraint.
 *
 * @param table its table
 * @param name its name
 * @param condition what must not be false of any row, in SQL
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record AddCheck(String table, String name, String condition, RailsLayout layout, Origin origin)
        implements TablePlan<AddCheck> {

    public AddCheck {
        Identifier.table(table);
        Identifier.check(
                "a check's name",
                requireNonNull(name, "name"),
                "Name it after what it says, like \"orders_total_positive\".");
        Sql.check("a check's condition", requireNonNull(condition, "condition"));
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static AddCheck of(String table, String name, String condition) {
        return new AddCheck(table, name, condition, RailsLayout.DEFAULT, Origin.here());
    }

    @Override
    public AddCheck layout(RailsLayout changed) {
        return new AddCheck(table, name, condition, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.ADD_CHECK;
    }

    @Override
    public String title() {
        return "Add the check " + name + " to " + table;
    }

    @Override
    public List<PlanStep> steps() {
        String named = ", name: " + Ruby.text(name);
        return new ConstraintSteps(
                        table,
                        List.of(),
                        "add_check_constraint :" + table + ", " + Ruby.text(condition) + named,
                        "validate_check_constraint :" + table + named,
                        "remove_check_constraint :" + table + named)
                .of(
                        layout,
                        name,
                        condition.replace('\n', ' '),
                        Ruby.rows(layout, table, "NOT (" + condition + ")") + ".count");
    }
}
