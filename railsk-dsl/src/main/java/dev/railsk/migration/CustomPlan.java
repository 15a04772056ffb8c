package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A plan of steps that somebody wrote. Each has an id of its own; code is followed by a deploy; and what takes something away comes after a
 * gate that waits for older code to be gone.
 *
 * @param title what it does, in one line
 * @param steps its steps
 * @param database the database that it changes
 * @param origin the line that wrote it
 */
public record CustomPlan(String title, List<PlanStep> steps, String database, Origin origin) implements MigrationPlan {

    public CustomPlan {
        steps = List.copyOf(steps);
        CustomRules.check(requireNonNull(title, "title"), steps);
        Identifier.check(
                "a database's name", requireNonNull(database, "database"), "Name it as config/database.yml does.");
        requireNonNull(origin, "origin");
    }

    static CustomPlan of(String title, PlanStep... steps) {
        return new CustomPlan(
                requireNonNull(title, "title"),
                List.of(requireNonNull(steps, "steps")),
                RailsLayout.DEFAULT.database(),
                Origin.here());
    }

    /** The same, in this database, as {@code config/database.yml} calls it. Default: {@code primary}. */
    public CustomPlan database(String name) {
        return new CustomPlan(title, steps, requireNonNull(name, "name"), origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.CUSTOM;
    }
}
