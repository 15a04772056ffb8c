package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One name must mean one environment. */
final class AliasRules {

    private AliasRules() {}

    static List<Problem> problems(Map<String, AppParts> environments) {
        Map<String, String> meant = new LinkedHashMap<>();
        for (String name : environments.keySet()) {
            meant.put(name, name);
        }
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, AppParts> environment : environments.entrySet()) {
            AppParts parts = environment.getValue();
            for (String alias : parts.identity().aliases()) {
                String other = meant.putIfAbsent(alias, environment.getKey());
                if (other != null) {
                    problems.add(taken(alias, other, environment.getKey(), parts));
                }
            }
        }
        return problems;
    }

    private static Problem taken(String alias, String other, String name, AppParts parts) {
        return new Problem(
                "the alias \"" + alias + "\" is taken: "
                        + (other.equals(alias)
                                ? "an environment is called so"
                                : "it means the environment \"" + other + "\""),
                List.of("overlay " + name, "alias"),
                parts.lines().of("alias"),
                "Choose another one, or leave it out.");
    }
}
