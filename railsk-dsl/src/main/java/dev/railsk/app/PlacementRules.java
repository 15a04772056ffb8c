package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.PodGroup;
import dev.railsk.pod.Placement;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.List;
import java.util.Map;

/** Pods can run beside those of a workload only where there is that workload. */
final class PlacementRules {

    private final Judgement judgement;
    private final AppParts parts;

    PlacementRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        check(List.of("affinity"), "", judgement.line("affinity"), parts.pods().placement());
        for (Workload workload : parts.workloads()) {
            check(
                    List.of(workload.scope(), "affinity"),
                    workload.scope() + ": ",
                    workload.basics().lines().of("affinity"),
                    workload.basics().pod().placement());
        }
        for (Map.Entry<String, Task> scoped : parts.tasks().byScope().entrySet()) {
            String scope = scoped.getKey();
            Task task = scoped.getValue();
            check(
                    List.of(scope, "affinity"),
                    scope + ": ",
                    task.lines().of("affinity"),
                    task.pod().placement());
        }
    }

    private void check(List<String> path, String subject, Origin where, Placement placement) {
        if (placement.affinity().value().isEmpty()) {
            return;
        }
        for (Affinity affinity : placement.affinity().value().get()) {
            if (affinity.others() instanceof PodGroup.OfWorkload named
                    && !parts.byName().containsKey(named.name())) {
                judgement.problem(
                        path,
                        where,
                        subject + "its pods are to run " + (affinity.isApart() ? "apart from" : "near")
                                + " the workload \"" + named.name() + "\", which there is not",
                        parts.byName().isEmpty()
                                ? "Define it, or leave the affinity out."
                                : "Name one of: "
                                        + Nearest.list(
                                                named.name(), parts.byName().keySet()) + ".");
            }
        }
    }
}
