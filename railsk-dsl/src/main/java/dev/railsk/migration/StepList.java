package dev.railsk.migration;

import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
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

    StepList gate(String id, String title, String reason, Gate gate) {
        steps.add(new GateStep(id, title, reason, gate));
        return this;
    }

    StepList floor(String reason) {
        return gate("floor", "Raise the rollback floor", reason, Gate.ROLLBACK_FLOOR_RAISED);
    }

    StepList migrate(MigrateStep step) {
        steps.add(step);
        return this;
    }

    List<PlanStep> all() {
        return List.copyOf(steps);
    }
}
