package dev.railsk.problem;

import java.util.Optional;
import java.util.Set;

/**
 * The line of the author's own code that wrote a part of a definition.
 *
 * <p>Taking one is cheap: the stack is captured, and looked at only when somebody asks. Immutable and thread-safe.
 *
 * <p>All origins are equal: where a part was written does not change what it is, so two definitions that say the same are the
 * same.
 */
public final class Origin {

    private static final String ROOT = "dev.railsk.";
    private static final Set<String> JDK = Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

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
                return Optional.of(place(frame));
            }
        }
        return Optional.empty();
    }

    private static String place(StackTraceElement frame) {
        if (frame.getFileName() == null) {
            return frame.getClassName();
        }
        return frame.getLineNumber() < 1 ? frame.getFileName() : frame.getFileName() + ":" + frame.getLineNumber();
    }

    private static boolean isLibrary(String className) {
        for (String prefix : JDK) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return className.startsWith(ROOT) && !isTest(className);
    }

    // Tests of railsk itself live in the packages that they test and are authors all the same.
    private static boolean isTest(String className) {
        int nested = className.indexOf('$');
        String outermost = nested < 0 ? className : className.substring(0, nested);
        return outermost.endsWith("Test") || outermost.endsWith("Properties");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return Origin.class.hashCode();
    }

    /** The author's file and line, or {@code unknown line}. */
    @Override
    public String toString() {
        return line().orElse("unknown line");
    }

    private static final class Capture extends Throwable {
        private static final long serialVersionUID = 1;

        Capture() {
            super(null, null, false, true);
        }
    }
}
