package dev.railsk.problem;

/** What Java itself refuses in a definition, told as any other mistake in it. */
public final class Misuse {

    private static final String ROOT = "dev.railsk.";

    private Misuse() {}

    /**
     * The mistake behind what was thrown.
     *
     * @throws NullPointerException the same, when it comes from the author's own code and not from a null given to railsk
     */
    public static InvalidValueException of(Throwable thrown) {
        if (thrown instanceof NullPointerException nothing && !isOfRailsk(nothing)) {
            throw nothing;
        }
        InvalidValueException refusal = thrown instanceof StackOverflowError
                ? new InvalidValueException(
                        "the definition calls itself without end",
                        "Let an overlay or a shared piece not hand itself in.")
                : new InvalidValueException(
                        "a value is missing: " + name(thrown) + " must not be null",
                        "Give it a value. A variable of the environment that is not set is null.");
        refusal.setStackTrace(thrown.getStackTrace());
        return refusal;
    }

    private static String name(Throwable thrown) {
        return thrown.getMessage() == null || thrown.getMessage().indexOf(' ') >= 0
                ? "an argument"
                : thrown.getMessage();
    }

    // The first code that is not Java's own: whoever called requireNonNull, or handed a null on.
    private static boolean isOfRailsk(NullPointerException thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")) {
                return frame.getClassName().startsWith(ROOT)
                        && !frame.getClassName().endsWith("Test");
            }
        }
        return false;
    }
}
