package dev.railsk.deploy.internal.plan;

import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.deploy.PlanState.StepState;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.MigrationPhase;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.MigrationSet;
import dev.railsk.source.SourceManifest;
import dev.railsk.task.MigrationTiming;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses a deploy whose migration is a step of a plan, and not its turn, or whose code comes before a migration that it needs. */
public final class PlanOrder {

    private static final Set<Gate> KEPT_BEHIND_A_ROLLOUT = Set.of(Gate.OLD_CODE_GONE, Gate.ALL_ROLLED_OUT);

    private final DeployRun run;

    /** The order for this deploy. */
    public PlanOrder(DeployRun run) {
        this.run = run;
    }

    /** Note each of these migrations that would come too early. */
    public void check(List<MigrationFile> pending, List<Finding> findings) {
        Map<String, MigrationPlan> plans = run.environment().plans();
        Optional<SourceManifest> next = run.order().options().source();
        if (plans.isEmpty() || pending.isEmpty() || next.isEmpty()) {
            return;
        }
        PlanFacts facts = PlanFacts.read(run.cluster(), run.environment(), next);
        plans.forEach((name, plan) -> {
            PlanState state = new PlanProgress(run.environment().name(), name, plan, facts).judge();
            for (StepState step : state.steps()) {
                if (step.step() instanceof PlanStep.MigrateStep migrate && step.state() != State.DONE) {
                    PlanFacts.carrying(pending, migrate.change())
                            .filter(migration -> !run.environment().assured().containsKey(migration.version()))
                            .ifPresent(migration ->
                                    check(state, migrate, migration, new Turn(pending, next.get()), findings));
                }
            }
        });
    }

    /** What a step that is not done yet may be done by in this deploy itself. */
    private record Turn(List<MigrationFile> pending, SourceManifest next) {}

    private void check(
            PlanState state, PlanStep.MigrateStep step, MigrationFile migration, Turn turn, List<Finding> findings) {
        if (isMigrating()) {
            checkTurn(state, step, migration, turn, findings);
        }
        if (!run.manifests().isEmpty() && !runsBefore(migration)) {
            checkCode(state, step, migration, turn.next(), findings);
        }
    }

    private void checkTurn(
            PlanState state, PlanStep.MigrateStep step, MigrationFile migration, Turn turn, List<Finding> findings) {
        for (StepState before : state.steps()) {
            if (before.step().equals(step)) {
                return;
            }
            boolean isDone = before.state() == State.DONE || before.state() == State.BY_DEPLOY;
            if (!isDone && !isDoneBy(before.step(), migration, turn)) {
                findings.add(tooEarly(state, step, migration, before));
                return;
            }
        }
    }

    /** That the code which is rolled out does not need what this migration, which runs behind it or not at all, brings. */
    private void checkCode(
            PlanState state,
            PlanStep.MigrateStep step,
            MigrationFile migration,
            SourceManifest next,
            List<Finding> findings) {
        if (step.phase() == MigrationPhase.PRE) {
            findings.add(codeFirst(state, step, migration, "which comes before the rollout of its code"));
            return;
        }
        Set<CodeProof> ignored = new HashSet<>();
        boolean isBehind = false;
        for (StepState each : state.steps()) {
            isBehind |= each.step().equals(step);
            if (each.step() instanceof PlanStep.CodeStep code && !isBehind) {
                ignored.add(code.proof());
            } else if (each.step() instanceof PlanStep.CodeStep code
                    && code.proof() instanceof CodeProof.IgnoresNot not
                    && ignored.contains(CodeProof.ignores(not.table(), not.column()))
                    && PlanFacts.has(next, not)) {
                findings.add(codeFirst(
                        state,
                        step,
                        migration,
                        "and the code, which ignores " + not.table() + "." + not.column() + " no longer, is step \""
                                + code.id() + "\" behind it"));
                return;
            }
        }
    }

    private Finding codeFirst(PlanState state, PlanStep.MigrateStep step, MigrationFile migration, String why) {
        String environment = run.environment().name();
        return new Finding(
                "plan-order",
                "migration " + migration.describe() + " is step \"" + step.id() + "\" of plan \"" + state.name()
                        + "\", " + why + ", and this deploy would roll out the code without it",
                migration.at().toString(),
                "Migrate before the rollout, or first: migrate " + environment + " run --revision "
                        + run.order().revision() + ".");
    }

    private Finding tooEarly(PlanState state, PlanStep.MigrateStep step, MigrationFile migration, StepState before) {
        String detail = before.detail().isEmpty() ? "" : " (" + before.detail() + ")";
        return new Finding(
                "plan-order",
                "migration " + migration.describe() + " is step \"" + step.id() + "\" of plan \"" + state.name()
                        + "\", and step \"" + before.step().id() + "\" comes before it: "
                        + before.step().title() + detail,
                migration.at().toString(),
                "Look with plan next " + run.environment().name() + ", and leave the migration out until then.");
    }

    private boolean isMigrating() {
        return run.plan().timing() != MigrationTiming.MANUAL || run.manifests().isEmpty();
    }

    private boolean runsBefore(MigrationFile migration) {
        return run.plan().timing() == MigrationTiming.BEFORE
                || (run.plan().timing() == MigrationTiming.SPLIT && migration.set() == MigrationSet.PRE);
    }

    private boolean isDoneBy(PlanStep step, MigrationFile migration, Turn turn) {
        boolean isBehindRollout = !runsBefore(migration) && !run.manifests().isEmpty();
        if (step instanceof PlanStep.CodeStep code) {
            // The files of a migration are there when it runs, whatever code runs beside it.
            boolean isOfTheMigration = code.proof() instanceof CodeProof.Carries;
            return (isBehindRollout || isOfTheMigration) && PlanFacts.has(turn.next(), code.proof());
        } else if (step instanceof PlanStep.DeployStep) {
            return isBehindRollout;
        } else if (step instanceof PlanStep.GateStep gate) {
            return PlanProgress.isKeptByDeploys(gate.gate())
                    || (isBehindRollout && KEPT_BEHIND_A_ROLLOUT.contains(gate.gate()));
        }
        return step instanceof PlanStep.MigrateStep earlier
                && PlanFacts.carrying(turn.pending(), earlier.change())
                        .filter(other -> other.version().compareTo(migration.version()) < 0)
                        .isPresent();
    }
}
