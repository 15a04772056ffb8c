package dev.railsk.cli.internal.github;

import java.util.Map;

/** Whether GitHub Actions reads what a command writes. */
public final class GitHub {

    private GitHub() {}

    /** Whether its runner started this command, and nobody asked for another progress; or whether somebody asked for it. */
    public static boolean isReading(String progress, Map<String, String> variables) {
        boolean isAuto = progress.isEmpty() || progress.equals("auto");
        return progress.equals("github") || (isAuto && "true".equals(variables.get("GITHUB_ACTIONS")));
    }
}
