package dev.railsk.migration;

import dev.railsk.migration.PlanStep.MigrateStep;
import java.util.List;

/** What a column takes that goes. */
final class RemoveColumnSteps {

    private final RemoveColumn plan;
    private final String name;

    private RemoveColumnSteps(RemoveColumn plan) {
        this.plan = plan;
        name = plan.table() + "." + plan.column();
    }

    static List<PlanStep> of(RemoveColumn plan) {
        RemoveColumnSteps parts = new RemoveColumnSteps(plan);
        StepList steps = new StepList();
        if (!plan.was().isNull()) {
            parts.relax(steps);
        }
        parts.ignore(steps);
        plan.caution().to(steps, "the column");
        Drop.column(plan.layout(), plan.table(), plan.column(), plan.was().type())
                .to(steps);
        return steps.all();
    }

    private void relax(StepList steps) {
        String change = "change_column_null :" + plan.table() + ", :" + plan.column() + ", ";
        Snippet migration = RubyMigration.of(
                        plan.layout(), MigrationPhase.POST, "allow_null_in_" + plan.column() + "_of_" + plan.table())
                .snippet(List.of(change + "true"), List.of(change + "false"));
        SchemaChange relaxed = SchemaChange.allowingNull(plan.table(), plan.column());
        steps.code(
                        "write-relax",
                        "Write the migration that lets " + name + " be null",
                        "Code that ignores the column writes rows without it.",
                        CodeProof.carries(relaxed),
                        migration)
                .deploy("deploy-relax", "the release with that migration")
                .add(new MigrateStep(
                        "relax",
                        "Let " + name + " be null",
                        "The code that is running writes the column as ever; none is disturbed.",
                        migration,
                        MigrationPhase.POST,
                        relaxed));
    }

    private void ignore(StepList steps) {
        steps.code(
                        "ignore",
                        "Use " + name + " no longer, and ignore it",
                        "A process reads a table's columns once and names all of them when it writes a row. Without this every INSERT"
                                + " of a running process fails once the column is gone.",
                        CodeProof.ignores(plan.table(), plan.column()),
                        Ruby.inModel(plan.layout(), plan.table(), Ruby.ignoring(plan.column())))
                .deploy("deploy-ignore", "the release that ignores " + name)
                .oldCodeGone(
                        "old-code-gone",
                        "A process of an older release still names the column, also one that terminates or works off a job.");
    }
}
