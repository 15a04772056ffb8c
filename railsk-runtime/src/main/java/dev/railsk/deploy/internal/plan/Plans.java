package dev.railsk.deploy.internal.plan;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.PlanState;
import dev.railsk.deploy.PlanState.State;
import dev.railsk.deploy.PlanState.StepState;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.inventory.RollbackFloor.Contract;
import dev.railsk.deploy.internal.plan.PlanMarks.Mark;
import dev.railsk.migration.CodeProof;
import dev.railsk.migration.Gate;
import dev.railsk.migration.PlanStep;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Nearest;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The migration plans of an environment. */
public final class Plans {

    private final Cluster cluster;
    private final Environment environment;

    public Plans(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** How all of them stand, in the order written. */
    public List<PlanState> read(Optional<SourceManifest> checkout) {
        return environment.plans().isEmpty() ? List.of() : judge(PlanFacts.read(cluster, environment, checkout));
    }

    private List<PlanState> judge(PlanFacts facts) {
        List<PlanState> states = new ArrayList<>();
        environment
                .plans()
                .forEach((name, plan) -> states.add(new PlanProgress(environment.name(), name, plan, facts).judge()));
        return states;
    }

    /** Keep what is done now, for when nothing else will tell: releases are forgotten, and code changes again. */
    public void keep() {
        if (environment.plans().isEmpty()) {
            return;
        }
        PlanFacts facts = PlanFacts.read(cluster, environment, Optional.empty());
        List<PlanState> states = judge(facts);
        raiseFloors(states, release(facts));
        PlanMarks unused = new PlanStore(cluster, environment).change(marks -> marked(marks, states, facts));
    }

    private static int release(PlanFacts facts) {
        return facts.history().runningSince().map(Release::number).orElse(0);
    }

    private static PlanMarks marked(PlanMarks marks, List<PlanState> states, PlanFacts facts) {
        PlanMarks next = marks;
        for (PlanState state : states) {
            for (StepState step : state.steps()) {
                if (step.state() == State.DONE) {
                    Mark mark = new Mark(step.at().orElse(facts.now()), "", release(facts));
                    next = next.with(state.name(), step.step().id(), mark);
                }
            }
        }
        return next;
    }

    /**
     * Where a plan raises the floor without a migration, such as before rows are filled that older code would write wrong again, it is
     * raised as soon as the code that makes it safe has been rolled out.
     */
    private void raiseFloors(List<PlanState> states, int release) {
        Ledger ledger = new Ledger(cluster, environment);
        Set<String> known = new HashSet<>();
        ledger.floor().contracts().forEach(contract -> known.add(contract.what()));
        List<Contract> contracts = new ArrayList<>();
        for (PlanState state : states) {
            for (PlanStep step : floorsComeTo(state)) {
                String what = "step \"" + step.id() + "\" of plan \"" + state.name() + "\" (" + step.reason() + ")";
                if (!known.contains(what)) {
                    contracts.add(new Contract("", release, what, List.of(), ""));
                }
            }
        }
        if (!contracts.isEmpty() && release > 0) {
            ledger.raiseFloor(release, contracts);
        }
    }

    /** The floors up to the step that is open; that older pods are still ending does not count. */
    private static List<PlanStep> floorsComeTo(PlanState state) {
        List<PlanStep> floors = new ArrayList<>();
        for (StepState step : state.steps()) {
            boolean isDone = step.state() == State.DONE || step.state() == State.BY_DEPLOY;
            if (isGate(step.step(), Gate.ROLLBACK_FLOOR_RAISED)) {
                // One that is done belongs to a migration that has raised it.
                if (step.state() != State.DONE) {
                    floors.add(step.step());
                }
            } else if (!isDone && !isGate(step.step(), Gate.OLD_CODE_GONE)) {
                break;
            }
        }
        return floors;
    }

    private static boolean isGate(PlanStep step, Gate which) {
        return step instanceof PlanStep.GateStep gate && gate.gate().equals(which);
    }

    /**
     * Note that somebody says a step is done.
     *
     * @param step {@code PLAN/STEP}, or the step alone where only one plan has it
     * @throws InvalidValueException when there is no such step, it is not its turn, or nobody needs to say so
     */
    public PlanState approve(String step, DeployedBy by) {
        PlanFacts facts = PlanFacts.read(cluster, environment, Optional.empty());
        List<PlanState> states = judge(facts);
        PlanState plan = planOf(states, step);
        String id = step.substring(step.indexOf('/') + 1);
        StepState chosen = stepOf(plan, id);
        if (chosen.state() == State.DONE) {
            return plan;
        }
        if (!isApprovable(chosen.step())) {
            throw InvalidValueException.ofInput(
                    "step \"" + id + "\" of plan \"" + plan.name()
                            + "\" needs no approval: railsk sees itself when it is done",
                    "Look with plan next " + environment.name() + ".");
        }
        if (chosen.state() != State.READY) {
            throw notItsTurn(plan, chosen);
        }
        Mark mark = new Mark(facts.now(), by.toString(), release(facts));
        // Who says so has seen that what comes before is done, such as that no older code was left then.
        PlanMarks unused = new PlanStore(cluster, environment)
                .change(marks -> marked(marks, List.of(plan), facts).with(plan.name(), id, mark));
        return planOf(read(Optional.empty()), plan.name() + "/" + id);
    }

    /**
     * What a step of a plan has run: a backfill, with the question of the verify step behind it, or that question alone.
     *
     * @param step {@code PLAN/STEP}, or the step alone where only one plan has it
     * @throws InvalidValueException when there is no such step, it has nothing to run, or it is not its turn
     */
    public PlannedRun planned(String step) {
        PlanState plan = planOf(read(Optional.empty()), step);
        String id = step.substring(step.indexOf('/') + 1);
        StepState chosen = stepOf(plan, id);
        boolean isRun = chosen.step() instanceof PlanStep.BackfillStep || chosen.step() instanceof PlanStep.VerifyStep;
        if (!isRun) {
            throw InvalidValueException.ofInput(
                    "step \"" + id + "\" of plan \"" + plan.name()
                            + "\" fills no rows and counts none: it is nothing to run",
                    "Look with plan next " + environment.name() + ".");
        }
        if (chosen.state() != State.READY) {
            throw notItsTurn(plan, chosen);
        }
        if (chosen.step() instanceof PlanStep.VerifyStep verify) {
            return PlannedRun.of(plan.name(), verify);
        }
        int behind = plan.steps().indexOf(chosen) + 1;
        Optional<PlanStep> next = behind < plan.steps().size()
                ? Optional.of(plan.steps().get(behind).step())
                : Optional.empty();
        return PlannedRun.of(plan.name(), (PlanStep.BackfillStep) chosen.step(), next);
    }

    private InvalidValueException notItsTurn(PlanState plan, StepState chosen) {
        String what = "step \"" + chosen.step().id() + "\" of plan \"" + plan.name() + "\"";
        String first = plan.next().map(next -> next.step().id()).orElse("");
        String fact = chosen.state() == State.DONE
                ? what + " is done in " + environment.name()
                : "it is not the turn of " + what + " in " + environment.name() + ": step \"" + first
                        + "\" comes first";
        return InvalidValueException.ofInput(fact, "Look with plan next " + environment.name() + ".");
    }

    /** Note that it has come to its end. */
    public void keep(PlannedRun done, DeployedBy by) {
        PlanFacts facts = PlanFacts.read(cluster, environment, Optional.empty());
        List<PlanState> states = judge(facts);
        Mark mark = new Mark(facts.now(), by.toString(), release(facts));
        PlanMarks unused = new PlanStore(cluster, environment).change(marks -> {
            PlanMarks next = marked(marks, List.of(planOf(states, done.plan() + "/")), facts);
            for (String id : done.steps()) {
                next = next.with(done.plan(), id, mark);
            }
            return next;
        });
    }

    private static boolean isApprovable(PlanStep step) {
        return step instanceof PlanStep.BackfillStep
                || step instanceof PlanStep.VerifyStep
                || (step instanceof PlanStep.CodeStep code && code.proof() == CodeProof.Approved.BY_SOMEBODY)
                || isGate(step, Gate.APPROVAL);
    }

    private PlanState planOf(List<PlanState> states, String step) {
        int slash = step.indexOf('/');
        List<PlanState> having = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (PlanState state : states) {
            names.add(state.name());
            boolean isNamed = slash < 0 || state.name().equals(step.substring(0, slash));
            boolean hasStep =
                    state.steps().stream().anyMatch(each -> each.step().id().equals(step.substring(slash + 1)));
            if (isNamed && (slash >= 0 || hasStep)) {
                having.add(state);
            }
        }
        if (having.size() == 1) {
            return having.get(0);
        }
        if (having.isEmpty() && slash >= 0) {
            String plan = step.substring(0, slash);
            String list =
                    names.isEmpty() ? "Define one with plan(..)." : "Name one of: " + String.join(", ", names) + ".";
            throw InvalidValueException.ofInput(
                    "app \"" + environment.appName() + "\" has no plan \"" + plan + "\"",
                    Nearest.suggest(plan, names, list));
        }
        throw InvalidValueException.ofInput(
                (having.isEmpty() ? "no plan of app \"" : "several plans of app \"") + environment.appName()
                        + (having.isEmpty() ? "\" has a step \"" : "\" have a step \"") + step + "\"",
                "Write PLAN/STEP, as in plan approve " + environment.name() + " "
                        + (names.isEmpty() ? "add-nickname" : names.get(0)) + "/approve.");
    }

    private static StepState stepOf(PlanState plan, String id) {
        List<String> ids = new ArrayList<>();
        for (StepState each : plan.steps()) {
            if (each.step().id().equals(id)) {
                return each;
            }
            ids.add(each.step().id());
        }
        throw InvalidValueException.ofInput(
                "plan \"" + plan.name() + "\" has no step \"" + id + "\"",
                Nearest.suggest(id, ids, "Name one of: " + String.join(", ", ids) + "."));
    }
}
