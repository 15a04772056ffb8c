package dev.railsk.problem;

import java.util.List;

/** A change of a rendered object does not fit what is rendered. Thrown by a render, at the line that wrote the change. */
public final class InvalidEditException extends DefinitionException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the change. */
    public InvalidEditException(Problem problem) {
        super(problem.describe(""), List.of(problem));
    }
}
