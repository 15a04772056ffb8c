package dev.railsk.problem;

import java.util.List;

/** A definition cannot be used as it is. The root of what railsk-dsl throws. */
public abstract class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** An exception about these problems. */
    protected DefinitionException(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order found. */
    public List<Problem> problems() {
        return problems;
    }

    /** A headline with the count, then every problem, numbered when there are several. */
    protected static String describe(String headline, List<Problem> problems) {
        StringBuilder text = new StringBuilder(headline);
        int number = 0;
        for (Problem problem : problems) {
            number++;
            text.append("\n  ").append(number).append(". ").append(problem.describe("     "));
        }
        return text.toString();
    }
}
