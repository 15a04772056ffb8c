package dev.railsk.app;

import dev.railsk.migration.Assurance;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.MigrationPlans;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The words of an app for how its schema changes. Loaded with the first of them: an app without plans pays nothing. */
final class PlanWords {

    private static final int LONGEST_NAME = 40;

    private PlanWords() {}

    static MigrationPlans plan(Draft draft, Optional<MigrationPlans> said, String name, MigrationPlan plan) {
        String part = "plan " + name;
        Origin origin = draft.write(part);
        if (!Syntax.isLabel(name, LONGEST_NAME)) {
            draft.problem(
                    part,
                    origin,
                    "a plan's name must have at most " + LONGEST_NAME
                            + " lower-case letters, digits and dashes, but was \"" + name + "\"",
                    "Name it after what it does, like \"drop-legacy\".");
        }
        return said.orElse(MigrationPlans.NONE).plan(name, plan);
    }

    static Optional<MigrationPlans> removePlan(Draft draft, Optional<MigrationPlans> said, String name) {
        MigrationPlans all = said.orElse(MigrationPlans.NONE);
        Map<String, MigrationPlan> rest = new LinkedHashMap<>(all.byName());
        draft.remove("plan", name, rest);
        return some(all.plans(rest));
    }

    static Optional<MigrationPlans> noPlans(Draft draft, Optional<MigrationPlans> said) {
        draft.write("plans");
        return some(said.orElse(MigrationPlans.NONE).plans(Map.of()));
    }

    static Optional<MigrationPlans> assured(Draft draft, Optional<MigrationPlans> said, String version, String reason) {
        String part = "assured " + version;
        Origin origin = draft.write(part);
        try {
            return Optional.of(said.orElse(MigrationPlans.NONE).assured(new Assurance(version, reason, origin)));
        } catch (DefinitionException e) {
            draft.refused(part, Assurance.class, e);
            return said;
        }
    }

    static Optional<MigrationPlans> removeAssured(Draft draft, Optional<MigrationPlans> said, String version) {
        Origin origin = draft.touch();
        MigrationPlans all = said.orElse(MigrationPlans.NONE);
        Map<String, Assurance> rest = new LinkedHashMap<>(all.assured());
        if (rest.remove(version) == null) {
            draft.problem(
                    "assured " + version,
                    origin,
                    "nothing is assured of the migration \"" + version + "\"",
                    rest.isEmpty()
                            ? "Leave this line out: there is none."
                            : "Remove one of: " + Nearest.list(version, rest.keySet()) + ".");
        }
        return some(all.assured(rest));
    }

    static Optional<MigrationPlans> noAssured(Draft draft, Optional<MigrationPlans> said) {
        draft.write("assured");
        return some(said.orElse(MigrationPlans.NONE).assured(Map.of()));
    }

    private static Optional<MigrationPlans> some(MigrationPlans plans) {
        return plans.equals(MigrationPlans.NONE) ? Optional.empty() : Optional.of(plans);
    }
}
