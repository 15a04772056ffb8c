package dev.railsk.testing.cluster.internal.server;

/** A value fits the schema, but none of the server's own types. */
final class ConversionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    ConversionException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** What is wrong, in the server's words. */
    String problem() {
        return problem;
    }
}
