package dev.railsk.rollout;

import dev.railsk.manifest.Tree;

/** A program that is not in the image, or cannot be executed: it leaves no log. */
final class MissingProgram {

    private static final String QUOTED = "exec: \"";

    private MissingProgram() {}

    /** Whether a runtime's message says so. */
    static boolean isSaid(String message) {
        return message.contains("executable file not found")
                || message.contains("no such file or directory")
                || (message.contains("exec: ") && message.contains("permission denied"));
    }

    static String nextStep(Tree container, String message) {
        int quote = message.indexOf(QUOTED);
        int end = quote < 0 ? -1 : message.indexOf('"', quote + QUOTED.length());
        String program =
                end < 0 ? "its program" : "the program \"" + message.substring(quote + QUOTED.length(), end) + "\"";
        return "The image " + Conditions.text(container, "image") + " lacks " + program
                + ", or it cannot be executed: correct command(..) of the workload, or the image.";
    }
}
