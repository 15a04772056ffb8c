package dev.railsk.deploy.internal.plan;

import dev.railsk.deploy.internal.run.Sha256;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.migration.PlanStep;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a step of a plan has run.
 *
 * @param plan the plan's name
 * @param backfill the program that changes rows; empty where they are only counted
 * @param query the Ruby expression for the number of rows that are left; empty where nothing asks for them
 * @param steps the steps that are done by it
 */
public record PlannedRun(String plan, Optional<Backfill> backfill, Optional<String> query, List<String> steps) {

    private static final String NAME = "[a-z]([a-z0-9-]{0,28}[a-z0-9])?";
    private static final int DIGITS = 10;

    public PlannedRun {
        steps = List.copyOf(steps);
    }

    /** That of a backfill; the step that asks for the rows that are left is done with it, if it comes next. */
    static PlannedRun of(String plan, PlanStep.BackfillStep step, Optional<PlanStep> next) {
        String whole = plan + "-" + step.id();
        String name = whole.matches(NAME)
                ? whole
                : "fill-" + HexFormat.of().formatHex(Sha256.of(whole)).substring(0, DIGITS);
        Backfill backfill = Backfill.of(name, step.command().toArray(new String[0]));
        if (next.isPresent() && next.get() instanceof PlanStep.VerifyStep verify) {
            String query = query(verify);
            return new PlannedRun(
                    plan, Optional.of(backfill.until(query)), Optional.of(query), List.of(step.id(), verify.id()));
        }
        return new PlannedRun(plan, Optional.of(backfill), Optional.empty(), List.of(step.id()));
    }

    /** That of a step which only asks. */
    static PlannedRun of(String plan, PlanStep.VerifyStep step) {
        return new PlannedRun(plan, Optional.empty(), Optional.of(query(step)), List.of(step.id()));
    }

    private static String query(PlanStep.VerifyStep step) {
        return step.query().ruby().strip();
    }
}
