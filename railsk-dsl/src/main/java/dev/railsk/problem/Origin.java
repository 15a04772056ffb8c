package dev.railsk.problem;

import java.util.Optional;
import java.util.Set;

/**
 * The line of the author's own code that wrote a part of a definition.
 *
 * <p>Taking one is cheap: the stack is captured, and looked at only when somebody asks. Immutable and thread-safe.
 */
public final class Origin {

    private static final Set<String> LIBRARY = Set.of(
            "app",
            "config",
            "definition",
            "manifest",
            "network",
            "pod",
            "probe",
            "problem",
            "quantity",
            "render",
            "workload");
    private static final String ROOT = "dev.railsk.";

    private final Throwable stack;

    private Origin(Throwable stack) {
        this.stack = stack;
    }

    /** The line that called into railsk. */
    public static Origin here() {
        return new Origin(new Capture());
    }

    /** The line at which a value was refused. */
    public static Origin of(Throwable thrown) {
        return new Origin(thrown);
    }

    /** The author's file and line, such as {@code ShopApp.java:41}; empty where the stack does not tell. */
    public Optional<String> line() {
        for (StackTraceElement frame : stack.getStackTrace()) {
            if (!isLibrary(frame.getClassName())) {
                return frame.getFileName() == null
                        ? Optional.empty()
                        : Optional.of(frame.getFileName() + ":" + frame.getLineNumber());
            }
        }
        return Optional.empty();
    }

    /** The author's file and line, or {@code unknown line}. */
    @Override
    public String toString() {
        return line().orElse("unknown line");
    }

    // Tests of railsk itself live in the packages that they test and are authors all the same.
    private static boolean isLibrary(String className) {
        if (className.startsWith("java.") || className.startsWith("jdk.")) {
            return true;
        }
        if (!className.startsWith(ROOT) || className.contains("Test")) {
            return false;
        }
        int end = className.indexOf('.', ROOT.length());
        return end > 0 && LIBRARY.contains(className.substring(ROOT.length(), end));
    }

    private static final class Capture extends Throwable {
        private static final long serialVersionUID = 1;

        Capture() {
            super(null, null, false, true);
        }
    }
}
