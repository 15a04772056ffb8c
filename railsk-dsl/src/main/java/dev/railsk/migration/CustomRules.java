package dev.railsk.migration;

import dev.railsk.migration.PlanStep.CodeStep;
import dev.railsk.migration.PlanStep.DeployStep;
import dev.railsk.migration.PlanStep.GateStep;
import dev.railsk.migration.PlanStep.MigrateStep;
import dev.railsk.problem.InvalidValueException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What steps that somebody wrote must keep to. */
final class CustomRules {

    private CustomRules() {}

    static void check(String title, List<PlanStep> steps) {
        if (title.isBlank() || title.indexOf('\n') >= 0) {
            throw new InvalidValueException(
                    "a plan must have a title of one line, but had " + (title.isBlank() ? "none" : "several lines"),
                    "Say what it does, like \"Split orders by region\".");
        }
        if (steps.isEmpty()) {
            throw new InvalidValueException(
                    "the plan \"" + title + "\" must have steps, but had none",
                    "Write them like PlanStep.deploy(\"deploy-use\", \"Deploy the release that uses it\", \"It is there by now\").");
        }
        ids(title, steps);
        deploys(title, steps);
        removals(title, steps);
    }

    private static void ids(String title, List<PlanStep> steps) {
        Set<String> ids = new HashSet<>();
        for (PlanStep step : steps) {
            if (!ids.add(step.id())) {
                throw new InvalidValueException(
                        "each step of the plan \"" + title + "\" must have an id of its own, but \"" + step.id()
                                + "\" is there twice",
                        "Give one of the two another id.");
            }
        }
    }

    private static void deploys(String title, List<PlanStep> steps) {
        String undeployed = "";
        for (PlanStep step : steps) {
            if (step instanceof CodeStep) {
                undeployed = step.id();
            } else if (step instanceof DeployStep) {
                undeployed = "";
            }
        }
        if (!undeployed.isEmpty()) {
            throw new InvalidValueException(
                    "code of the plan \"" + title + "\" must be deployed, but nothing is after the step \"" + undeployed
                            + "\"",
                    "Add a step PlanStep.deploy(..) behind it.");
        }
    }

    private static void removals(String title, List<PlanStep> steps) {
        boolean isDeployed = false;
        boolean isGone = false;
        for (PlanStep step : steps) {
            if (step instanceof DeployStep) {
                isDeployed = true;
            } else if (step instanceof GateStep gate && gate.gate() == Gate.OLD_CODE_GONE) {
                isGone |= isDeployed;
            } else if (step instanceof MigrateStep migrate && migrate.change().takesAway() && !isGone) {
                throw new InvalidValueException(
                        "the step \"" + step.id() + "\" of the plan \"" + title
                                + "\" takes away what older code may still use (" + migrate.change() + ")",
                        "Put before it a deploy of code that does without, and a step PlanStep.gate(..) with"
                                + " Gate.OLD_CODE_GONE.");
            }
        }
    }
}
