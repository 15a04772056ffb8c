package dev.railsk.deploy.internal.plan;

import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.deploy.PlanState.StepState;
import dev.railsk.deploy.internal.plan.PlanMarks.Mark;
import dev.railsk.deploy.internal.source.SourceHistory;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.source.MigrationFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the steps of one plan in their order: what is marked as done stays done; what comes before a migration that has run is done; from
 * there on each step is asked for, up to the first that is open.
 */
final class PlanProgress {

    private static final Set<Gate.Condition> KEPT_BY_DEPLOYS = EnumSet.of(
            Gate.Condition.LOCK_HELD,
            Gate.Condition.CONFIG_APPLIED,
            Gate.Condition.PRE_SET_FINISHED,
            Gate.Condition.ROLLBACK_FLOOR_RAISED);

    private final String name;
    private final MigrationPlan plan;
    private final PlanFacts facts;
    private final String environment;

    PlanProgress(String environment, String name, MigrationPlan plan, PlanFacts facts) {
        this.environment = environment;
        this.name = name;
        this.plan = plan;
        this.facts = facts;
    }

    PlanState judge() {
        List<StepState> states = new ArrayList<>();
        int migrated = lastMigrated();
        boolean isOpen = false;
        Optional<Instant> before = Optional.empty();
        for (int index = 0; index < plan.steps().size(); index++) {
            PlanStep step = plan.steps().get(index);
            StepState state = isOpen ? of(step, State.LATER, "") : judge(step, index <= migrated, before);
            isOpen |= state.state() == State.READY || state.state() == State.WAITING;
            before = state.at().or(() -> before(states));
            states.add(state);
        }
        return new PlanState(name, plan, states);
    }

    private static Optional<Instant> before(List<StepState> states) {
        return states.isEmpty()
                ? Optional.empty()
                : states.get(states.size() - 1).at();
    }

    /** The place of the last step whose migration has run; -1 when none has. */
    private int lastMigrated() {
        int last = -1;
        for (int index = 0; index < plan.steps().size(); index++) {
            if (plan.steps().get(index) instanceof PlanStep.MigrateStep migrate
                    && facts.applied(migrate.change()).isPresent()) {
                last = index;
            }
        }
        return last;
    }

    private StepState judge(PlanStep step, boolean isImplied, Optional<Instant> before) {
        Optional<Mark> mark = facts.marks().of(name, step.id());
        if (mark.isPresent()) {
            String how = mark.get().by().isEmpty()
                    ? "since release " + mark.get().release()
                    : "by " + mark.get().by();
            return new StepState(step, State.DONE, how, Optional.of(mark.get().at()));
        }
        if (step instanceof PlanStep.MigrateStep migrate) {
            return migrate(migrate);
        }
        if (isImplied) {
            return of(step, State.DONE, "a later migration of the plan has run");
        }
        if (step instanceof PlanStep.CodeStep code) {
            return code(code);
        } else if (step instanceof PlanStep.GateStep gate) {
            return gate(gate, before);
        } else if (step instanceof PlanStep.BackfillStep || step instanceof PlanStep.VerifyStep) {
            return of(step, State.READY, "plan run " + environment + " " + name + "/" + step.id());
        }
        return deployed(step);
    }

    private String approve(PlanStep step) {
        return "plan approve " + environment + " " + name + "/" + step.id();
    }

    private StepState code(PlanStep.CodeStep step) {
        if (step.proof() == CodeProof.Approved.BY_SOMEBODY) {
            return of(
                    step, State.READY, "write it, deploy it, and once the release that runs has it: " + approve(step));
        }
        if (facts.history().running().isPresent()
                && PlanFacts.has(facts.history().running().get(), step.proof())) {
            return of(step, State.DONE, "the release that runs has it", facts.history());
        }
        if (facts.checkout().isPresent() && PlanFacts.has(facts.checkout().get(), step.proof())) {
            return of(step, State.READY, "the checkout has it: deploy it");
        }
        return of(
                step,
                State.READY,
                facts.history().running().isEmpty()
                        ? "no release whose code is known runs: deploy from the Rails checkout, or with --source DIR or image"
                        : "write it, then deploy it");
    }

    private StepState deployed(PlanStep step) {
        return facts.history().runningSince().isPresent()
                ? of(step, State.DONE, "it runs", facts.history())
                : of(step, State.READY, "deploy it");
    }

    private StepState migrate(PlanStep.MigrateStep step) {
        Optional<MigrationFile> applied = facts.applied(step.change());
        if (applied.isPresent()) {
            return of(step, State.DONE, "migration " + applied.get().describe() + " has run");
        }
        Optional<MigrationFile> carried = facts.checkout()
                .or(() -> facts.history().running())
                .flatMap(code -> PlanFacts.carrying(code.migrations(), step.change()));
        return of(
                step,
                State.READY,
                carried.map(file -> "run migration " + file.describe() + " (" + file.at()
                                + "): deploy its revision, or migrate " + environment + " run")
                        .orElse("write the migration, then deploy it"));
    }

    /** Whether every deploy keeps a gate by itself when it comes to it. */
    static boolean isKeptByDeploys(Gate gate) {
        return KEPT_BY_DEPLOYS.contains(gate);
    }

    private StepState gate(PlanStep.GateStep step, Optional<Instant> before) {
        Gate gate = step.gate();
        if (gate instanceof Gate.Soak soak) {
            Optional<Instant> since =
                    before.or(() -> facts.history().runningSince().flatMap(release -> release.ending()
                            .at()));
            Instant until = since.orElse(facts.now()).plus(soak.time());
            return facts.now().isBefore(until)
                    ? of(step, State.WAITING, "until " + until)
                    : new StepState(step, State.DONE, "it has run long enough", Optional.of(until));
        }
        if (isKeptByDeploys(gate)) {
            return of(step, State.BY_DEPLOY, "a deploy keeps it by itself");
        }
        return switch ((Gate.Condition) gate) {
            case OLD_CODE_GONE ->
                facts.oldCode().isEmpty()
                        ? of(step, State.DONE, "nothing runs another build", facts.history())
                        : of(step, State.WAITING, "for " + String.join(", ", facts.oldCode()));
            case APPROVAL -> of(step, State.READY, "somebody says so: " + approve(step));
            // What it waits for are steps of their own before it.
            case BACKFILL_VERIFIED -> of(step, State.DONE, "the steps before say so");
            default -> deployed(step);
        };
    }

    private static StepState of(PlanStep step, State state, String detail) {
        return new StepState(step, state, detail, Optional.empty());
    }

    private static StepState of(PlanStep step, State state, String detail, SourceHistory history) {
        return new StepState(step, state, detail, history.runningSince().flatMap(release -> release.ending()
                .at()));
    }
}
