package dev.railsk.problem;

import java.util.List;

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
        super(fact + "\n" + nextStep, List.of());
        this.fact = fact;
        this.nextStep = nextStep;
    }

    /** This as a problem of the scope that it was thrown in. */
    public Problem problem(String scope) {
        return new Problem(fact, List.of(scope), Origin.of(this), nextStep);
    }
}
