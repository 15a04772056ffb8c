package dev.railsk.problem;

import java.util.List;
import java.util.Objects;

/**
 * A single value is not what its type allows. Thrown where the value is made; inside a definition it becomes one of the
 * problems of the whole.
 */
public final class InvalidValueException extends DefinitionException {

    private static final long serialVersionUID = 1;

    private final String fact;
    private final String nextStep;

    /** What is wrong with the value, and what to do. */
    public InvalidValueException(String fact, String nextStep) {
        super(Objects.requireNonNull(fact, "fact"), List.of());
        this.fact = fact;
        this.nextStep = Objects.requireNonNull(nextStep, "nextStep");
    }

    /** Fact, place and next step, on three lines. */
    @Override
    public String getMessage() {
        return problem().describe("");
    }

    /** This single problem. */
    @Override
    public List<Problem> problems() {
        return List.of(problem());
    }

    Problem problem() {
        return new Problem(fact, List.of(), Origin.of(this), nextStep);
    }
}
