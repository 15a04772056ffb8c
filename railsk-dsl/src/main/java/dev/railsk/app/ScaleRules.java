package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.pod.Disruption;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The number of a workload's pods must fit what it is scaled by, and its budget. A base of overlays is not asked: it may leave half of it
 * to them.
 */
final class ScaleRules {

    private final AppParts parts;
    private final Judgement judgement;

    private ScaleRules(AppParts parts, Origin origin) {
        this.parts = parts;
        judgement = new Judgement(parts, origin, Findings.NONE);
    }

    /**
     * What is wrong in these environments. A line of the base is told once.
     *
     * @param areOverlays whether they are overlays, not the base itself
     * @param found what is known to be wrong
     */
    static List<Problem> problems(Map<String, AppParts> environments, boolean areOverlays, Findings found) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Map.Entry<String, AppParts> environment : environments.entrySet()) {
            AppParts parts = environment.getValue();
            ScaleRules rules = new ScaleRules(parts, parts.lines().defined());
            for (Workload workload : parts.workloads()) {
                rules.check(workload);
            }
            for (Problem problem : rules.judgement.problems()) {
                List<String> path =
                        new ArrayList<>(areOverlays ? List.of("overlay " + environment.getKey()) : List.of());
                path.addAll(problem.path());
                problems.putIfAbsent(
                        problem.origin() + problem.fact(),
                        new Problem(problem.fact(), path, problem.origin(), problem.nextStep()));
            }
        }
        return found.judge(new ArrayList<>(problems.values()));
    }

    private void check(Workload workload) {
        checkBudget(workload);
        if (!(workload.scale() instanceof Scale.Fixed)) {
            new AutoscalingRules(judgement).check(workload);
        }
    }

    private void checkBudget(Workload workload) {
        Disruption disruption = workload.disruption();
        Optional<Integer> fewest = workload.scale().fewest();
        if (!disruption.blocksDrains(fewest)) {
            return;
        }
        String fact;
        if (disruption instanceof Disruption.MinAvailable min) {
            boolean isKnown = fewest.isPresent() && !min.pods().endsWith("%");
            fact = "no drain could ever take a pod away: " + min.pods() + " must stay"
                    + (isKnown ? ", and " + fewest.get() + (fewest.get() == 1 ? " runs" : " run") : "");
        } else {
            fact = "no drain could ever take a pod away: none may be missing";
        }
        judgement.problem(
                workload,
                "disruption",
                fact,
                "Write Disruption.maxUnavailable(1); or add .blockingDrains() where somebody moves the pods by hand.");
    }
}
