package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.DeployedBy;
import java.util.List;
import java.util.Map;

/** Who runs the command line, as its environment tells. */
final class Operator {

    private static final List<String> NAMES =
            List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER", "USER", "USERNAME");
    private static final List<String> ADDRESSES =
            List.of("CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "BUILD_URL");
    private static final List<String> MACHINES = List.of("HOSTNAME", "COMPUTERNAME");

    private Operator() {}

    static DeployedBy of(Invocation invocation) {
        Map<String, String> environment = invocation.context().environment();
        return new DeployedBy(first(environment, NAMES, DeployedBy.UNKNOWN.name()), place(environment));
    }

    private static String place(Map<String, String> environment) {
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        String run = environment.getOrDefault("GITHUB_RUN_ID", "");
        if (!repository.isBlank() && !run.isBlank()) {
            return environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com") + "/" + repository
                    + "/actions/runs/" + run;
        }
        return first(environment, ADDRESSES, first(environment, MACHINES, DeployedBy.UNKNOWN.place()));
    }

    private static String first(Map<String, String> environment, List<String> names, String fallback) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return fallback;
    }
}
