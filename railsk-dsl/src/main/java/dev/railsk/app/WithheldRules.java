package dev.railsk.app;

import dev.railsk.backing.Backing;
import dev.railsk.config.EnvVars;
import dev.railsk.container.Companion;
import dev.railsk.container.Container;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A variable that is left out must come from somewhere: of a container from the app, of the app from a backing service. */
final class WithheldRules {

    private final Judgement judgement;
    private final AppParts parts;

    WithheldRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
    }

    void check() {
        if (!judgement.isWhole("env")) {
            return;
        }
        Set<String> ofBackings = new LinkedHashSet<>();
        for (Backing backing : parts.identity().tenancy().backings().values()) {
            if (backing.url().isPresent()) {
                ofBackings.add(backing.variable());
            }
        }
        check(List.of("env"), "", parts.pods().env(), ofBackings, false);
        for (Workload workload : parts.workloads()) {
            check(workload.scope(), workload.basics().pod());
        }
        for (Map.Entry<String, Task> task : parts.tasks().byScope().entrySet()) {
            check(task.getKey(), task.getValue().pod());
        }
    }

    private void check(String scope, Pod pod) {
        check(List.of(scope, "env"), scope + ": ", pod.main());
        for (Companion companion : pod.companions()) {
            String name = companion.role().word() + " " + companion.name();
            check(List.of(scope, name, "env"), scope + ": " + name + ": ", companion.container());
        }
    }

    private void check(List<String> path, String subject, Container container) {
        EnvVars ofApp = container.isAppCode() ? parts.env() : EnvVars.NONE;
        boolean hasSources = !ofApp.sources().isEmpty();
        check(path, subject, container.env(), ofApp.values().keySet(), hasSources);
    }

    private void check(List<String> path, String subject, EnvVars env, Set<String> outer, boolean hasSources) {
        for (Map.Entry<String, Origin> withheld : env.withheld().entrySet()) {
            String name = withheld.getKey();
            if (outer.contains(name)) {
                continue;
            }
            Set<String> known = new LinkedHashSet<>(env.values().keySet());
            known.addAll(outer);
            String nextStep = known.isEmpty()
                    ? "Leave this line out: there is none."
                    : "Remove one of: " + Nearest.list(name, known) + ".";
            judgement.problem(
                    path,
                    withheld.getValue(),
                    subject + "there is no variable \"" + name + "\" to remove",
                    hasSources
                            ? nextStep + " A key of a whole source stays: name the keys one by one instead."
                            : nextStep);
        }
    }
}
