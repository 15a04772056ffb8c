package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A column that takes no null any more. Default: somebody else has seen to the rows in which it is null; they are only counted.
 *
 * @param table its table
 * @param column its name
 * @param fill what these rows get, in SQL; empty where they are only counted
 * @param batches how they are changed
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record SetNotNull(
        String table, String column, Optional<String> fill, Batches batches, RailsLayout layout, Origin origin)
        implements TablePlan<SetNotNull>, Batched<SetNotNull> {

    public SetNotNull {
        Identifier.table(table);
        Identifier.column(column);
        if (fill.isPresent()) {
            Sql.check("what replaces null", fill.get());
        }
        requireNonNull(batches, "batches");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static SetNotNull of(String table, String column) {
        return new SetNotNull(table, column, Optional.empty(), Batches.DEFAULT, RailsLayout.DEFAULT, Origin.here());
    }

    /** The same, with this SQL expression in rows in which the column is null, such as {@code ''} or {@code created_at}. */
    public SetNotNull fillWith(String sql) {
        return new SetNotNull(table, column, Optional.of(requireNonNull(sql, "sql")), batches, layout, origin);
    }

    @Override
    public SetNotNull batches(Batches changed) {
        return new SetNotNull(table, column, fill, changed, layout, origin);
    }

    @Override
    public SetNotNull layout(RailsLayout changed) {
        return new SetNotNull(table, column, fill, batches, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.SET_NOT_NULL;
    }

    @Override
    public String title() {
        return "Set the column " + table + "." + column + " not null";
    }

    @Override
    public List<PlanStep> steps() {
        String name = table + "." + column;
        NotNull notNull = new NotNull(layout, table, column);
        RowFill rows = new RowFill(layout, batches, table, column, fill.orElse("NULL"), column + " IS NULL");
        Snippet model = Ruby.inModel(layout, table, "validates :" + column + ", exclusion: { in: [nil] }");
        StepList steps = new StepList();
        Snippet[] snippets = fill.isPresent() ? rows.filesAfter(model) : new Snippet[] {model};
        steps.code(
                        "always-write",
                        "Write " + name + " in every row, in all code",
                        "Whatever still writes null fails from the check on.",
                        CodeProof.approved(),
                        snippets)
                .deploy("deploy-always-write", "the release that always writes " + name)
                .oldCodeGone(
                        "old-code-gone", "Older code may write null behind the back of the rows that are changed.");
        if (fill.isPresent()) {
            rows.to(steps);
        } else {
            rows.verify(steps);
        }
        steps.code(
                        "write-check",
                        "Write the two migrations that set " + name + " not null",
                        "One file for the check and one for the look at all rows: each takes its own lock.",
                        notNull.proof(),
                        notNull.check(),
                        notNull.setting())
                .deploy("deploy-check", "the release with both migrations")
                .floor("floor", "Code that may write null must not come back: its rows would be refused.");
        notNull.to(steps);
        return steps.all();
    }
}
