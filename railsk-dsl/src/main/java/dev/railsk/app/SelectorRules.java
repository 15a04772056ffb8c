package dev.railsk.app;

import dev.railsk.definition.AppLabels;
import dev.railsk.definition.AppParts;
import dev.railsk.pod.Chosen;
import dev.railsk.pod.Spread;
import dev.railsk.pod.SpreadRule;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * The labels of one part's pods.
     *
     * @param part the part, for messages
     * @param place the workload's place among the workloads; -1 for a task
     * @param labels the labels
     */
    private record Pods(String part, int place, Map<String, String> labels) {}

    void check() {
        List<Workload> workloads = parts.workloads();
        Map<String, List<Pods>> byLabel = byLabel(workloads);
        for (int place = 0; place < workloads.size(); place++) {
            Workload workload = workloads.get(place);
            checkMatches(workload, place, byLabel);
            checkSpread(workload);
            checkOverwritten(workload);
        }
        if (parts.identity().tenancy().policies().isPresent()) {
            for (Task task : parts.tasks().all()) {
                checkPolicy(task, byLabel);
            }
        }
    }

    // Policies add up, so the workload could call whom only the task may.
    private void checkPolicy(Task task, Map<String, List<Pods>> byLabel) {
        Map<String, String> selector = labels.taskIdentity(task);
        for (Pods pods : rarest(selector, byLabel)) {
            if (pods.place() >= 0 && pods.labels().entrySet().containsAll(selector.entrySet())) {
                judgement.problem(
                        List.of("task " + task.name(), "identity"),
                        task.lines().of("identity"),
                        "task " + task.name() + ": its network policy, for pods with " + text(selector)
                                + ", also holds for the pods of " + pods.part(),
                        "Give the task an identity(..) of its own.");
                return;
            }
        }
    }

    /** All pods by each of their labels: that each selector went through all of them would be quadratic. */
    private Map<String, List<Pods>> byLabel(List<Workload> workloads) {
        Map<String, List<Pods>> byLabel = new HashMap<>();
        for (int place = 0; place < workloads.size(); place++) {
            Workload workload = workloads.get(place);
            add(byLabel, new Pods(workload.scope(), place, labels.pods(workload)));
        }
        for (Task task : parts.tasks().all()) {
            // A workload and a task of one name are told by the rules of names.
            if (parts.tasks().named().containsKey(task.name()) && parts.byName().containsKey(task.name())) {
                continue;
            }
            add(byLabel, new Pods("task " + task.name(), -1, labels.task(task)));
        }
        return byLabel;
    }

    private static void add(Map<String, List<Pods>> byLabel, Pods pods) {
        for (Map.Entry<String, String> label : pods.labels().entrySet()) {
            String key = label.getKey() + "=" + label.getValue();
            List<Pods> same = byLabel.get(key);
            if (same == null) {
                same = new ArrayList<>();
                byLabel.put(key, same);
            }
            same.add(pods);
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

    private void checkMatches(Workload workload, int place, Map<String, List<Pods>> byLabel) {
        Map<String, String> selector = labels.selector(workload);
        for (Pods pods : rarest(selector, byLabel)) {
            if (pods.place() != place && pods.labels().entrySet().containsAll(selector.entrySet())) {
                judgement.problem(
                        workload,
                        "identity",
                        "its selector " + text(selector) + " also matches the pods of " + pods.part(),
                        "Give one of the two another identity(..).");
            }
        }
    }

    /** The pods that have the label of the selector that the fewest have. */
    private static List<Pods> rarest(Map<String, String> selector, Map<String, List<Pods>> byLabel) {
        List<Pods> rarest = List.of();
        boolean isFirst = true;
        for (Map.Entry<String, String> label : selector.entrySet()) {
            List<Pods> same = byLabel.getOrDefault(label.getKey() + "=" + label.getValue(), List.of());
            if (isFirst || same.size() < rarest.size()) {
                rarest = same;
                isFirst = false;
            }
        }
        return rarest;
    }

    private void checkSpread(Workload workload) {
        Chosen<Spread> own = workload.basics().pod().placement().spread();
        Optional<Spread> spread = own.over(parts.pods().placement().spread()).value();
        if (spread.isEmpty()) {
            return;
        }
        Origin where = own.isSaid() ? workload.basics().lines().of("spread") : judgement.line("spread");
        Map<String, String> pods = labels.pods(workload);
        if (spread.get() instanceof Spread.PreferDifferentHosts hosts) {
            for (String key : hosts.labelKeys()) {
                if (!pods.containsKey(key)) {
                    judgement.problem(
                            List.of(workload.scope(), "spread"),
                            where,
                            workload.scope() + ": its pods are to be kept apart by the label \"" + key
                                    + "\", which they do not have",
                            "Name one of: " + Nearest.list(key, pods.keySet()) + ".");
                }
            }
        }
        for (SpreadRule rule : spread.get().rules()) {
            checkKeys(workload, rule, where);
        }
    }

    // The API server refuses a key that is in the selector already.
    private void checkKeys(Workload workload, SpreadRule rule, Origin where) {
        for (String key : rule.matchLabelKeys()) {
            if (labels.selector(workload).containsKey(key)) {
                judgement.problem(
                        List.of(workload.scope(), "spread"),
                        where,
                        workload.scope() + ": its pods are counted by the label \"" + key
                                + "\", by which they are selected already",
                        "Leave it out of matchLabelKeys(..).");
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
