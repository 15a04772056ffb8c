package dev.railsk.source;

import dev.railsk.problem.Message;

/** A checkout could not be read at all, such as because there is none. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What could not be read, where, and the next step. */
    SourceException(String fact, String place, String nextStep) {
        super(new Message(fact, place, nextStep).text(""));
    }
}
