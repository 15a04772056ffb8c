package dev.railsk.migration;

import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import java.util.ArrayList;
import java.util.List;

/** The steps of a plan, while they are put together. */
final class StepList {

    private final List<PlanStep> steps = new ArrayList<>();

    StepList code(String id, String title, String reason, CodeProof proof, Snippet... snippets) {
        steps.add(new CodeStep(id, title, reason, List.of(snippets), proof));
        return this;
    }

    StepList deploy(String id, String what) {
        steps.add(new DeployStep(id, "Deploy " + what, "The code of the steps before must run everywhere."));
        return this;
    }

    StepList oldCodeGone(String id, String reason) {
        steps.add(new GateStep(id, "Wait until the older code is gone", reason, Gate.OLD_CODE_GONE));
        return this;
    }

    /** Have every model list its columns, which a column that comes before its code needs. */
    StepList listColumns() {
        return code(
                        "list-columns",
                        "Have every model list its columns in each SELECT",
                        "SELECT * in a prepared statement fails inside a transaction when a column comes. Once this is set it holds for"
                                + " all later plans, which then say expandFirstAsColumnsAreListed().",
                        CodeProof.approved(),
                        new Snippet(
                                "config/initializers/list_columns.rb",
                                "Rails.application.config.active_record.enumerate_columns_in_select_statements = true\n"))
                .deploy("deploy-list-columns", "the release that lists its columns")
                .oldCodeGone(
                        "gone-list-columns", "Code that selects all columns at once would be disturbed by a new one.");
    }

    StepList gate(String id, String title, String reason, Gate gate) {
        steps.add(new GateStep(id, title, reason, gate));
        return this;
    }

    StepList floor(String id, String reason) {
        return gate(id, "Raise the rollback floor", reason, Gate.ROLLBACK_FLOOR_RAISED);
    }

    StepList add(PlanStep step) {
        steps.add(step);
        return this;
    }

    List<PlanStep> all() {
        return List.copyOf(steps);
    }
}
