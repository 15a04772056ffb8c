package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A table that gets another name: a view of that name comes first, all code goes over to it, then the table takes its place.
 *
 * @param from its name
 * @param to its new name
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record RenameTable(String from, String to, RailsLayout layout, Origin origin) implements TablePlan<RenameTable> {

    private static final String SQL = " Its SQL is not read: look at it, and answer for the file with assured(..).";

    public RenameTable {
        Identifier.table(from);
        Identifier.table(to);
        if (from.equals(to)) {
            throw new InvalidValueException(
                    "a table must be renamed to another name, but both were \"" + from + "\"",
                    "Say the new name second.");
        }
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static RenameTable of(String from, String to) {
        return new RenameTable(
                requireNonNull(from, "from"), requireNonNull(to, "to"), RailsLayout.DEFAULT, Origin.here());
    }

    @Override
    public RenameTable layout(RailsLayout changed) {
        return new RenameTable(from, to, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.RENAME_TABLE;
    }

    @Override
    public String title() {
        return "Rename the table " + from + " to " + to;
    }

    @Override
    public List<PlanStep> steps() {
        StepList steps = new StepList();
        view(steps);
        steps.code(
                        "use-new",
                        "Use " + to + " instead of " + from + " in all code",
                        "Rows that are read and written through the view are the table's. A view has no primary key of its own, so the"
                                + " model must name it.",
                        CodeProof.approved(),
                        Ruby.inModel(
                                layout,
                                to,
                                "self.table_name = " + Ruby.text(to),
                                "self.primary_key = " + Ruby.text("id")))
                .deploy("deploy-use-new", "the release that uses " + to)
                .oldCodeGone("old-code-gone", "A process of an older release still uses " + from + ".");
        rename(steps);
        return steps.code(
                        "tidy",
                        "Take the name of the primary key out of the model",
                        to + " is a table by now and knows its key.",
                        CodeProof.approved(),
                        Ruby.inModel(layout, to, "# Rails finds the table and its primary key by itself."))
                .deploy("deploy-tidy", "the release with a plain model")
                .all();
    }

    // No call of Rails makes a view; by the comment the migration is known for the plan's.
    private SchemaChange viewed() {
        return SchemaChange.of("change_table_comment", from);
    }

    private void view(StepList steps) {
        Snippet migration = RubyMigration.of(layout, MigrationPhase.POST, "create_view_" + to)
                .snippet(
                        List.of(
                                "execute " + Ruby.text("CREATE VIEW \"" + to + "\" AS SELECT * FROM \"" + from + "\""),
                                "# Rails names every column when it writes a row, with the defaults that it finds here.",
                                "select_rows(" + Ruby.text(defaults()) + ").each do |column, value|",
                                "  execute \"ALTER VIEW " + to
                                        + " ALTER COLUMN #{quote_column_name(column)} SET DEFAULT #{value}\"",
                                "end",
                                "change_table_comment :" + from + ", " + Ruby.text("being renamed to " + to)),
                        List.of(
                                "execute " + Ruby.text("DROP VIEW \"" + to + "\""),
                                "change_table_comment :" + from + ", nil"));
        steps.code(
                        "write-view",
                        "Write the migration that creates " + to + " as a view of " + from,
                        "Both names are there while old and new code run side by side." + SQL,
                        CodeProof.carries(viewed()),
                        migration)
                .deploy("deploy-view", "the release with that migration")
                .add(new MigrateStep(
                        "create-view",
                        "Create the view " + to,
                        "No code knows the name yet.",
                        migration,
                        MigrationPhase.POST,
                        viewed()));
    }

    private String defaults() {
        return "SELECT column_name, column_default FROM information_schema.columns WHERE table_schema = current_schema()"
                + " AND table_name = " + Sql.text(from) + " AND column_default IS NOT NULL";
    }

    private void rename(StepList steps) {
        SchemaChange change = SchemaChange.of("rename_table", from);
        Snippet migration = RubyMigration.of(layout, MigrationPhase.POST, "rename_" + from + "_to_" + to)
                .snippet(
                        List.of(
                                "execute " + Ruby.text("DROP VIEW \"" + to + "\""),
                                "rename_table " + Ruby.symbols(from, to)),
                        RubyMigration.IRREVERSIBLE);
        steps.code(
                        "write-rename",
                        "Write the migration that puts the table in the view's place",
                        "In one transaction: whoever asks meanwhile waits, and then meets the table." + SQL,
                        CodeProof.carries(change),
                        migration)
                .deploy("deploy-rename", "the release with that migration")
                .floor("floor", "Code that uses " + from + " cannot run without it: no rollback may go there.")
                .add(new MigrateStep(
                        "rename",
                        "Rename " + from + " to " + to,
                        "No running code uses the old name any more.",
                        migration,
                        MigrationPhase.POST,
                        change));
    }
}
