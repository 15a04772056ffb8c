package dev.railsk.deploy.internal.plan;

import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.deploy.PlanState.StepState;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.SourceJudgement;
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

    /** Note each migration of this code that would come too early. */
    public void check(SourceJudgement code, List<Finding> findings) {
        List<MigrationFile> pending = code.pending();
        Map<String, MigrationPlan> plans = run.environment().plans();
        Optional<SourceManifest> next = code.source();
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
                                    check(state, new Turn(migrate, migration, pending, next.get()), findings));
                }
            }
        });
    }

    /**
     * A migration that is to run.
     *
     * @param step the step that it is
     * @param migration its file
     * @param pending all that are to run
     * @param next the code that is deployed
     */
    private record Turn(
            PlanStep.MigrateStep step, MigrationFile migration, List<MigrationFile> pending, SourceManifest next) {}

    private void check(PlanState state, Turn turn, List<Finding> findings) {
        if (isMigrating()) {
            checkTurn(state, turn, findings);
        }
        if (!run.manifests().isEmpty() && !runsBefore(turn.migration())) {
            checkCode(state, turn, findings);
        }
    }

    private void checkTurn(PlanState state, Turn turn, List<Finding> findings) {
        for (StepState before : state.steps()) {
            if (before.step().equals(turn.step())) {
                return;
            }
            boolean isDone = before.state() == State.DONE || before.state() == State.BY_DEPLOY;
            if (!isDone && !isDoneBy(before.step(), turn)) {
                findings.add(tooEarly(state, turn, before));
                return;
            }
        }
    }

    /** That the code which is rolled out does not need what this migration, which runs behind it or not at all, brings. */
    private void checkCode(PlanState state, Turn turn, List<Finding> findings) {
        if (turn.step().phase() == MigrationPhase.PRE) {
            findings.add(codeFirst(state, turn, "which comes before the rollout of its code"));
            return;
        }
        Set<CodeProof> before = new HashSet<>();
        boolean isBehind = false;
        for (StepState each : state.steps()) {
            isBehind |= each.step().equals(turn.step());
            if (each.step() instanceof PlanStep.CodeStep code && !isBehind) {
                before.add(code.proof());
            } else if (each.step() instanceof PlanStep.CodeStep code
                    && tells(code.proof(), before)
                    && PlanFacts.has(turn.next(), code.proof())) {
                findings.add(codeFirst(
                        state, turn, "and the code has step \"" + code.id() + "\" behind it: " + code.title()));
                return;
            }
        }
    }

    /** Whether code that is as this wants it is from behind a step, of which these were wanted before. */
    private static boolean tells(CodeProof proof, Set<CodeProof> before) {
        if (proof instanceof CodeProof.IgnoresNot not) {
            // Any code that never knew the column ignores it not.
            return before.contains(CodeProof.ignores(not.table(), not.column()));
        }
        return proof instanceof CodeProof.Ignores && !before.contains(proof);
    }

    private Finding codeFirst(PlanState state, Turn turn, String why) {
        String environment = run.environment().name();
        return new Finding(
                "plan-order",
                says(state, turn) + ", " + why + ", and this deploy would roll out the code without it",
                turn.migration().at().toString(),
                "Migrate before the rollout, or first: migrate " + environment + " run --revision "
                        + run.order().revision() + ".");
    }

    private Finding tooEarly(PlanState state, Turn turn, StepState before) {
        String detail = before.detail().isEmpty() ? "" : " (" + before.detail() + ")";
        return new Finding(
                "plan-order",
                says(state, turn) + ", and step \"" + before.step().id() + "\" comes before it: "
                        + before.step().title() + detail,
                turn.migration().at().toString(),
                "Look with plan next " + run.environment().name() + ", and leave the migration out until then.");
    }

    private static String says(PlanState state, Turn turn) {
        return "migration " + turn.migration().describe() + " is step \""
                + turn.step().id() + "\" of plan \"" + state.name() + "\"";
    }

    private boolean isMigrating() {
        return run.plan().timing() != MigrationTiming.MANUAL || run.manifests().isEmpty();
    }

    private boolean runsBefore(MigrationFile migration) {
        return run.plan().timing() == MigrationTiming.BEFORE
                || (run.plan().timing() == MigrationTiming.SPLIT && migration.set() == MigrationSet.PRE);
    }

    /** Whether a step that is not done yet is done by this deploy itself, before the migration runs. */
    private boolean isDoneBy(PlanStep step, Turn turn) {
        boolean isBehindRollout =
                !runsBefore(turn.migration()) && !run.manifests().isEmpty();
        if (step instanceof PlanStep.CodeStep code) {
            // The files of a migration are there when it runs, whatever code runs beside it.
            boolean isOfTheMigration = code.proof() instanceof CodeProof.Carries;
            boolean isThere = (isBehindRollout || isOfTheMigration) && PlanFacts.has(turn.next(), code.proof());
            return isThere || (isBehindRollout && isWrittenWith(code, turn.step()));
        } else if (step instanceof PlanStep.DeployStep) {
            return isBehindRollout;
        } else if (step instanceof PlanStep.GateStep gate) {
            return PlanProgress.isKeptByDeploys(gate.gate())
                    || (isBehindRollout && KEPT_BEHIND_A_ROLLOUT.contains(gate.gate()));
        }
        return step instanceof PlanStep.MigrateStep earlier
                && PlanFacts.carrying(turn.pending(), earlier.change())
                        .filter(other -> turn.migration().isNewerThan(other))
                        .isPresent();
    }

    /** Whether a step that only a person can tell of wants the migration in the same release: who wrote that wrote its code too. */
    private static boolean isWrittenWith(PlanStep.CodeStep code, PlanStep.MigrateStep migrate) {
        return code.proof() == CodeProof.Approved.BY_SOMEBODY && code.snippets().contains(migrate.migration());
    }
}
