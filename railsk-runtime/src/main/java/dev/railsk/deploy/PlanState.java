package dev.railsk.deploy;

import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a migration plan has come in an environment.
 *
 * @param name the plan's name in the definition
 * @param plan the plan
 * @param steps its steps in order
 */
public record PlanState(String name, MigrationPlan plan, List<StepState> steps) {

    public PlanState {
        steps = List.copyOf(steps);
    }

    /** How one step stands. */
    public enum State {
        /** It is done, or true. */
        DONE,
        /** It is the next one, and may be done now. */
        READY,
        /** It is the next one, and waits for something. */
        WAITING,
        /** Every deploy keeps it by itself when it comes to it. */
        BY_DEPLOY,
        /** Others come first. */
        LATER
    }

    /**
     * One step.
     *
     * @param step which
     * @param state how it stands
     * @param detail what is to be done, or what it waits for; of one that is done, how that is known
     * @param at when it was done; empty where that is not known
     */
    public record StepState(PlanStep step, State state, String detail, Optional<Instant> at) {}

    /** The step that comes next; empty when all are done. */
    public Optional<StepState> next() {
        return steps.stream()
                .filter(step -> step.state() == State.READY || step.state() == State.WAITING)
                .findFirst();
    }

    /** Whether all of it is done. */
    public boolean isDone() {
        return next().isEmpty();
    }
}
