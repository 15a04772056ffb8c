package dev.railsk.rollout;

import dev.railsk.manifest.Tree;

/** Says what the end of a container means. */
final class ExitCode {

    private ExitCode() {}

    /** One sentence about a terminated state, such as {@code ended with exit code 1}. */
    static String describe(Tree terminated) {
        long code = terminated.at("exitCode").integer().orElse(-1L);
        String reason = Conditions.text(terminated, "reason");
        String message = Conditions.text(terminated, "message");
        String meaning = reason.equals("OOMKilled") ? " (out of memory)" : meaning((int) code);
        return "ended with exit code " + code + meaning
                + (message.isBlank() ? "" : ": " + message.strip().replace('\n', ' '));
    }

    private static String meaning(int code) {
        return switch (code) {
            case 126 -> " (the command cannot be executed)";
            case 127 -> " (command not found)";
            case 128 -> " (the command could not be started)";
            case 134 -> " (aborted)";
            case 137 -> " (killed)";
            case 139 -> " (segmentation fault)";
            case 143 -> " (stopped by SIGTERM)";
            default -> "";
        };
    }
}
