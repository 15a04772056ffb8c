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
        environments.keySet().forEach(name -> meant.put(name, name));
        List<Problem> problems = new ArrayList<>();
        environments.forEach((name, parts) -> {
            for (String alias : parts.identity().use().aliases()) {
                String other = meant.putIfAbsent(alias, name);
                if (other != null) {
                    problems.add(new Problem(
                            "the alias \"" + alias + "\" is taken: "
                                    + (other.equals(alias)
                                            ? "an environment is called so"
                                            : "it means the environment \"" + other + "\""),
                            List.of("overlay " + name, "alias"),
                            parts.lines().of("alias"),
                            "Choose another one, or leave it out."));
                }
            }
        });
        return problems;
    }
}
