package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.List;
import java.util.Optional;

/** The end of a column that all running code ignores: a release with the drop, the drop, and a release that ignores it no longer. */
record Drop(RailsLayout layout, String table, String column, Optional<String> type) {

    static Drop column(RailsLayout layout, String table, String column, Optional<String> type) {
        return new Drop(layout, table, column, type);
    }

    void to(StepList steps) {
        String name = table + "." + column;
        SchemaChange change = SchemaChange.of("remove_column", table, column);
        Snippet migration = migration();
        steps.code(
                        "write-drop",
                        "Write the migration that drops " + name,
                        "It is not part of the release that begins to ignore the column: that one must run everywhere first.",
                        CodeProof.carries(change),
                        migration)
                .deploy("deploy-drop", "the release that drops " + name)
                .floor(
                        "floor",
                        "Code from before the release that ignores the column cannot run without it: no rollback may go there.")
                .add(new MigrateStep(
                        "drop",
                        "Drop " + name,
                        "No running code names the column any more.",
                        migration,
                        MigrationPhase.POST,
                        change))
                .code(
                        "unignore",
                        "Take " + name + " out of ignored_columns",
                        "There is nothing left to ignore. Not before the drop is done in every environment that gets this release.",
                        CodeProof.ignoresNot(table, column))
                .deploy("deploy-unignore", "the release that ignores it no longer");
    }

    private Snippet migration() {
        String call = "remove_column :" + table + ", :" + column;
        List<String> down = type.isPresent()
                ? List.of("add_column :" + table + ", :" + column + ", :" + type.get())
                : RubyMigration.IRREVERSIBLE;
        return RubyMigration.of(layout, MigrationPhase.POST, "remove_" + column + "_from_" + table)
                .snippet(List.of(call), down);
    }
}
