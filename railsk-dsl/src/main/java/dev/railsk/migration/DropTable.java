package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A table that goes. Default: no time and no approval is waited for before the drop.
 *
 * @param table its name
 * @param caution what is waited for before it is dropped
 * @param layout where the Rails code is
 * @param origin the line that wrote it
 */
public record DropTable(String table, Caution caution, RailsLayout layout, Origin origin)
        implements TablePlan<DropTable>, Cautious<DropTable> {

    public DropTable {
        Identifier.table(table);
        requireNonNull(caution, "caution");
        requireNonNull(layout, "layout");
        requireNonNull(origin, "origin");
    }

    static DropTable of(String table) {
        return new DropTable(table, Caution.NONE, RailsLayout.DEFAULT, Origin.here());
    }

    @Override
    public DropTable caution(Caution changed) {
        return new DropTable(table, changed, layout, origin);
    }

    @Override
    public DropTable layout(RailsLayout changed) {
        return new DropTable(table, caution, changed, origin);
    }

    @Override
    public PlanKind kind() {
        return PlanKind.DROP_TABLE;
    }

    @Override
    public String title() {
        return "Drop the table " + table;
    }

    @Override
    public List<PlanStep> steps() {
        SchemaChange change = SchemaChange.of("drop_table", table);
        Snippet migration = RubyMigration.of(layout, MigrationPhase.POST, "drop_" + table)
                .snippet(List.of("drop_table :" + table), RubyMigration.IRREVERSIBLE);
        StepList steps = new StepList();
        steps.code(
                        "unuse",
                        "Take the model of " + table + ", and all that uses it, out of the code",
                        "Whatever still reads or writes the table fails once it is gone, and so do foreign keys that point to it.",
                        CodeProof.approved())
                .deploy("deploy-unuse", "the release that does without " + table)
                .oldCodeGone(
                        "old-code-gone",
                        "A process of an older release still uses the table, also one that terminates or works off a job.");
        caution.to(steps, "the table");
        return steps.code(
                        "write-drop",
                        "Write the migration that drops " + table,
                        "It is not part of the release that begins to do without: that one must run everywhere first.",
                        CodeProof.carries(change),
                        migration)
                .deploy("deploy-drop", "the release that drops " + table)
                .floor("floor", "Code that uses the table cannot run without it: no rollback may go there.")
                .add(new MigrateStep(
                        "drop",
                        "Drop " + table,
                        "No running code uses the table any more.",
                        migration,
                        MigrationPhase.POST,
                        change))
                .all();
    }
}
