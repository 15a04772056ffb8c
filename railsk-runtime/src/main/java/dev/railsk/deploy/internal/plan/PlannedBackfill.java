package dev.railsk.deploy.internal.plan;

import dev.railsk.deploy.internal.run.Sha256;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.migration.PlanStep;
import java.util.HexFormat;
import java.util.List;

/**
 * A backfill that a plan asks for.
 *
 * @param plan the plan's name
 * @param backfill what is run
 * @param steps the steps that are done by it
 */
public record PlannedBackfill(String plan, Backfill backfill, List<String> steps) {

    private static final String NAME = "[a-z]([a-z0-9-]{0,28}[a-z0-9])?";
    private static final int DIGITS = 10;

    public PlannedBackfill {
        steps = List.copyOf(steps);
    }

    /** That of a step; one that asks for the rows that are left is done with it, if it comes next. */
    static PlannedBackfill of(String plan, PlanStep.BackfillStep step, PlanStep next) {
        String whole = plan + "-" + step.id();
        String name = whole.matches(NAME)
                ? whole
                : "fill-" + HexFormat.of().formatHex(Sha256.of(whole)).substring(0, DIGITS);
        Backfill backfill = Backfill.of(name, step.command().toArray(new String[0]));
        return next instanceof PlanStep.VerifyStep verify
                ? new PlannedBackfill(
                        plan, backfill.until(verify.query().ruby().strip()), List.of(step.id(), verify.id()))
                : new PlannedBackfill(plan, backfill, List.of(step.id()));
    }
}
