package dev.railsk.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.migration.PlanStep.GateStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * As a plan goes on, no process meets a schema that it cannot work with: not one that runs, not one that boots now, and not one of a release
 * that a rollback may still reach.
 */
class SchemaRunProperties {

    @Provide
    Arbitrary<MigrationPlan> plans() {
        return PlanArbitraries.plans();
    }

    /** The database and the code from before the plan. */
    private static SchemaRun before(MigrationPlan plan) {
        if (plan instanceof AddColumn add) {
            Code first = Code.using("t", Set.of());
            boolean isListed = add.order() == ColumnOrder.COLUMN_FIRST_AND_LISTED;
            return run(isListed ? first.can("lists") : first, add.column(), "");
        }
        if (plan instanceof RemoveColumn remove) {
            return existing(remove.column(), "", !remove.was().isNull(), false);
        }
        if (plan instanceof RenameColumn rename) {
            return moving(rename.move(), rename.order());
        }
        if (plan instanceof ChangeColumnType change) {
            return moving(change.move(), change.order());
        }
        if (plan instanceof SetNotNull || plan instanceof Backfill) {
            String column = plan instanceof SetNotNull set ? set.column() : ((Backfill) plan).column();
            SchemaRun run = existing(column, "", false, false);
            run.code = run.code.writingNothing();
            return run;
        }
        if (plan instanceof RenameTable rename) {
            SchemaRun run = run(Code.using(rename.from(), Set.of()), rename.from(), rename.to());
            run.tables.add(rename.from());
            return run;
        }
        return existing("c", "", false, false);
    }

    private static SchemaRun moving(Move move, ColumnOrder order) {
        return existing(move.from(), move.to(), !move.isNull(), order == ColumnOrder.COLUMN_FIRST_AND_LISTED);
    }

    private static SchemaRun existing(String column, String to, boolean isRequired, boolean isListed) {
        Code first = Code.using("t", Set.of(column));
        SchemaRun run = run(isListed ? first.can("lists") : first, column, to);
        run.columns.add(column);
        if (isRequired) {
            run.required.add(column);
        }
        return run;
    }

    private static SchemaRun run(Code first, String column, String to) {
        SchemaRun run = new SchemaRun(first, column, to);
        run.columns.add("other");
        run.tables.add("t");
        return run;
    }

    private static SchemaRun after(MigrationPlan plan, List<PlanStep> steps) {
        SchemaRun run = before(plan);
        run.begin();
        steps.forEach(run::take);
        return run;
    }

    @Property(tries = 1000)
    void noProcessMeetsASchemaThatItCannotWorkWith(@ForAll("plans") MigrationPlan plan) {
        SchemaRun run = after(plan, plan.steps());

        assertThat(run.failures).as(plan.checklist()).isEmpty();
    }

    @Property(tries = 300)
    void everyPlanComesToWhatItIsFor(@ForAll("plans") MigrationPlan plan) {
        SchemaRun run = after(plan, plan.steps());

        assertThat(run.code.ignores()).isEmpty();
        if (plan instanceof AddColumn add) {
            assertThat(run.columns).contains(add.column());
            assertThat(run.code.reads()).contains(add.column());
        } else if (plan instanceof RemoveColumn remove) {
            assertThat(run.columns).doesNotContain(remove.column());
        } else if (plan instanceof RenameColumn rename) {
            assertThat(run.columns)
                    .containsExactlyInAnyOrder("other", rename.move().to());
            assertThat(run.required.contains(rename.move().to()))
                    .isEqualTo(!rename.move().isNull());
        } else if (plan instanceof SetNotNull set) {
            assertThat(run.required).contains(set.column());
        } else if (plan instanceof DropTable) {
            assertThat(run.tables).isEmpty();
        } else if (plan instanceof RenameTable rename) {
            assertThat(run.tables).contains(rename.to()).doesNotContain(rename.from());
        }
    }

    private static List<String> withoutGate(MigrationPlan plan, Gate gate) {
        List<String> harmless = new ArrayList<>();
        for (PlanStep left : plan.steps()) {
            if (left instanceof GateStep step && step.gate() == gate) {
                List<PlanStep> rest = new ArrayList<>(plan.steps());
                rest.remove(left);
                if (after(plan, rest).failures.isEmpty()) {
                    harmless.add(left.id());
                }
            }
        }
        return harmless;
    }

    /** The model would tell: each wait for older code, left out, has some process fail. */
    @Example
    void everyWaitForOlderCodePreventsAFailure() {
        PlanExamples.ALL.forEach((name, plan) -> {
            if (plan.kind() != PlanKind.CUSTOM) {
                assertThat(withoutGate(plan, Gate.OLD_CODE_GONE)).as(name).isEmpty();
            }
        });
    }

    /** Each raise of the floor, left out, has a rollback reach code that fails. */
    @Example
    void everyFloorPreventsAFailure() {
        PlanExamples.ALL.forEach((name, plan) -> {
            if (plan.kind() != PlanKind.CUSTOM) {
                assertThat(withoutGate(plan, Gate.ROLLBACK_FLOOR_RAISED))
                        .as(name)
                        .isEmpty();
            }
        });
    }
}
