package dev.railsk.cli.internal.args;

import dev.railsk.problem.Message;

/** The command line cannot be followed as it is. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What was given, and what to write instead. */
    public UsageException(String fact, String nextStep) {
        super(new Message(fact, "", nextStep).text(""));
    }
}
