package dev.railsk.app;

import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Spread;
import dev.railsk.problem.Nearest;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.List;
import java.util.Map;

/** A selector must find the pods of its own workload and no others. */
final class SelectorRules {

    private final Judgement judgement;
    private final AppParts parts;
    private final AppLabels labels;

    SelectorRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
        labels = AppLabels.of(parts);
    }

    void check() {
        List<Workload> workloads = parts.workloads();
        for (Workload workload : workloads) {
            for (Workload other : workloads) {
                if (workload != other) {
                    checkMatch(workload, other.scope(), labels.pods(other));
                }
            }
            for (Task task : parts.tasks().all()) {
                checkMatch(workload, "task " + task.name(), labels.task(task));
            }
            checkSpread(workload);
            checkOverwritten(workload);
        }
    }

    // A selector that its own pods do not have is refused by the API server.
    private void checkOverwritten(Workload workload) {
        Map<String, String> pods = labels.pods(workload);
        for (Map.Entry<String, String> wanted : labels.selector(workload).entrySet()) {
            if (!wanted.getValue().equals(pods.get(wanted.getKey()))) {
                String word = "label " + wanted.getKey();
                boolean isOwn = workload.basics().lines().has(word);
                judgement.problem(
                        List.of(workload.scope(), word),
                        isOwn ? workload.basics().lines().of(word) : judgement.line(word),
                        workload.scope() + ": the label \"" + wanted.getKey() + "\" of its pods is \""
                                + pods.get(wanted.getKey()) + "\", but its selector wants \"" + wanted.getValue()
                                + "\"",
                        "Give the label LabelScope.IDENTITY alone, or another key.");
            }
        }
    }

    private void checkMatch(Workload workload, String other, Map<String, String> pods) {
        Map<String, String> selector = labels.selector(workload);
        if (pods.entrySet().containsAll(selector.entrySet())) {
            judgement.problem(
                    workload,
                    "identity",
                    "its selector " + text(selector) + " also matches the pods of " + other,
                    "Give one of the two another identity(..).");
        }
    }

    private void checkSpread(Workload workload) {
        if (workload.basics().pod().spread() instanceof Spread.PreferDifferentHosts hosts) {
            Map<String, String> pods = labels.pods(workload);
            for (String key : hosts.labelKeys()) {
                if (!pods.containsKey(key)) {
                    judgement.problem(
                            workload,
                            "spread",
                            "its pods are to be kept apart by the label \"" + key + "\", which they do not have",
                            "Name one of: " + Nearest.list(key, pods.keySet()) + ".");
                }
            }
        }
    }

    private static String text(Map<String, String> selector) {
        StringBuilder text = new StringBuilder();
        selector.forEach((key, value) -> text.append(text.length() == 0 ? "" : ",")
                .append(key)
                .append('=')
                .append(value));
        return text.toString();
    }
}
