package dev.railsk.testing.cluster.internal.apply;

/** The object does not fit its type; the message names the field, as the server does. */
public final class StructuralException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final String problem;

    StructuralException(String path, String problem) {
        super(path + ": " + problem, null, false, false);
        this.path = path;
        this.problem = problem;
    }

    /** The field's path. */
    public String path() {
        return path;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }
}
