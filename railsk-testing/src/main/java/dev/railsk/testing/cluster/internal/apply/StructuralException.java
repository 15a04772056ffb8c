package dev.railsk.testing.cluster.internal.apply;

import java.util.List;

/** The object does not fit its type; the message names the fields, as the server does. */
public final class StructuralException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Misfit> misfits;

    /**
     * A field that does not fit.
     *
     * @param path the field's path
     * @param problem what is wrong with it
     */
    public record Misfit(String path, String problem) {

        private String text() {
            return path + ": " + problem;
        }
    }

    StructuralException(List<Misfit> misfits) {
        super(message(misfits), null, false, false);
        this.misfits = List.copyOf(misfits);
    }

    StructuralException(String path, String problem) {
        this(List.of(new Misfit(path, problem)));
    }

    private static String message(List<Misfit> misfits) {
        if (misfits.size() == 1) {
            return misfits.get(0).text();
        }
        StringBuilder text = new StringBuilder("errors:");
        misfits.forEach(misfit -> text.append("\n  ").append(misfit.text()));
        return text.toString();
    }

    /** All that does not fit. */
    public List<Misfit> misfits() {
        return misfits;
    }
}
