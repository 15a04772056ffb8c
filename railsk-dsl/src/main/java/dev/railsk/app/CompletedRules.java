package dev.railsk.app;

import dev.railsk.access.Account;
import dev.railsk.definition.AppParts;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an environment must be as a whole. A base of overlays is not asked: it may leave half of it to them. */
final class CompletedRules {

    private CompletedRules() {}

    /**
     * What is wrong in these environments. A line of the base is told once.
     *
     * @param areOverlays whether they are overlays, not the base itself
     * @param found what is known to be wrong
     */
    static List<Problem> problems(Map<String, AppParts> environments, boolean areOverlays, Findings found) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        boolean hasAccounts = false;
        for (Map.Entry<String, AppParts> environment : environments.entrySet()) {
            AppParts parts = environment.getValue();
            Judgement judgement = new Judgement(parts, parts.lines().defined(), Findings.NONE);
            if (AppRules.isScaleAsked(parts)) {
                new ScaleRules(judgement).check();
            }
            if (!parts.volumes().isEmpty()) {
                new ClaimRules(judgement).check();
            }
            if (!parts.tasks().smokes().isEmpty()) {
                new SmokeRules(judgement).check();
            }
            hasAccounts |= !parts.ownAccounts().isEmpty();
            for (Problem problem : judgement.problems()) {
                List<String> path =
                        new ArrayList<>(areOverlays ? List.of("overlay " + environment.getKey()) : List.of());
                path.addAll(problem.path());
                problems.putIfAbsent(
                        problem.origin() + problem.fact(),
                        new Problem(problem.fact(), path, problem.origin(), problem.nextStep()));
            }
        }
        List<Problem> all = new ArrayList<>(problems.values());
        if (hasAccounts) {
            addRightsOfNobody(environments, all);
        }
        return found.judge(all);
    }

    private static void addRightsOfNobody(Map<String, AppParts> environments, List<Problem> all) {
        for (Account.Own account : Rights.ofNobody(environments.values())) {
            all.add(new Problem(
                    "the account \"" + account.name()
                            + "\" has rights, but no pod that is known by it gets a token of the API server",
                    List.of("account " + account.name(), "may"),
                    account.lines().of("may"),
                    "Write apiToken() where they are used, or leave may(..) out."));
        }
    }
}
