package dev.railsk.problem;

import java.util.List;

/** A definition breaks rules. It carries all of its problems, each with path, line and next step. */
public final class InvalidAppException extends DefinitionException {

    private static final long serialVersionUID = 1;

    /**
     * All problems of one definition.
     *
     * @param subject what was being defined, such as {@code App "shop"}
     */
    public InvalidAppException(String subject, List<Problem> problems) {
        super(describe(subject + " has " + count(problems.size()) + ":", problems), problems);
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }
}
