package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.pod.Disruption;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Workload;
import java.util.Optional;

/** The number of a workload's pods must fit what it is scaled by, and its budget. */
final class ScaleRules {

    private final AppParts parts;
    private final Judgement judgement;

    ScaleRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        for (Workload workload : parts.workloads()) {
            check(workload);
        }
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
        // Where pods never run, no drain waits for them; its author may wake them up again under this budget.
        if (!disruption.blocksDrains(fewest) || workload.scale() instanceof Scale.None) {
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
