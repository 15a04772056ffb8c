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
    private final boolean isInput;

    /** What is wrong with the value, and what to do. */
    public InvalidValueException(String fact, String nextStep) {
        this(fact, nextStep, false);
    }

    private InvalidValueException(String fact, String nextStep, boolean isInput) {
        super(Objects.requireNonNull(fact, "fact"), List.of());
        this.fact = fact;
        this.nextStep = Objects.requireNonNull(nextStep, "nextStep");
        this.isInput = isInput;
    }

    /**
     * What is wrong with a value that programs take from their users. Its message names no line: that would be the program's
     * own. Inside a definition the line is told as ever.
     */
    public static InvalidValueException ofInput(String fact, String nextStep) {
        return new InvalidValueException(fact, nextStep, true);
    }

    /** Fact, place and next step, on three lines. */
    @Override
    public String getMessage() {
        return isInput ? new Message(fact, "", nextStep).toString() : problem().describe("");
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
