package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Why no node takes a pod, in the words of the scheduler and of autoscalers: cluster-autoscaler ({@code TriggeredScaleUp},
 * {@code NotTriggerScaleUp}) and Karpenter ({@code Nominated}, and a {@code FailedScheduling} of its own).
 */
final class Unplaced {

    private static final List<Row> ROWS = List.of(
            new Row("Insufficient", "ask for less with resources(..), or add nodes"),
            new Row("Too many pods", "add nodes: those that are there run as many pods as they may"),
            new Row("node.kubernetes.io/unschedulable", "uncordon the nodes that are closed"),
            new Row("node.kubernetes.io/not-ready", "look at the nodes that are not ready"),
            new Row("untolerated taint", "tolerate the taint with nodes(..), or take it from the nodes"),
            new Row("node affinity/selector", "correct nodes(..) or affinity(..), or label a node"),
            new Row("pod anti-affinity", "allow pods of it on one node, or add nodes"),
            new Row("pod affinity", "correct affinity(..)"),
            new Row("topology spread", "relax spread(..), or add nodes in the zone that lacks them"),
            new Row("free ports", "no two pods may have one port of a node: add nodes, or leave the host port out"),
            new Row("volume node affinity", "the volume is bound to another zone: add a node there"),
            new Row("max volume count", "the nodes hold as many volumes as they may: add nodes"),
            new Row("no nodes available", "add nodes"));

    private static final List<String> OF_CLAIMS =
            List.of("PersistentVolumeClaim", "persistentvolumeclaim", "available persistent volumes to bind");

    private record Row(String words, String step) {}

    private Unplaced() {}

    /** What is told of a pod that waits for a node; empty for one that does not. */
    static Optional<Finding> of(Tree pod, PodEvents events) {
        Tree scheduled = Conditions.of(pod, "PodScheduled");
        String reason = Conditions.text(scheduled, "reason");
        if (!Conditions.text(scheduled, "status").equals("False")) {
            return Optional.empty();
        }
        String message = Conditions.text(scheduled, "message");
        if (reason.equals("SchedulingGated")) {
            return Optional.of(new Finding(
                    Rule.CONTAINER_WAITING, "", reason, message, "Find out what opens the pod's scheduling gates."));
        }
        return reason.equals("Unschedulable") ? Optional.of(unschedulable(message, events)) : Optional.empty();
    }

    private static Finding unschedulable(String message, PodEvents events) {
        if (OF_CLAIMS.stream().anyMatch(message::contains)) {
            return new Finding(
                    Rule.CLAIM_PENDING,
                    "",
                    "Unschedulable",
                    message,
                    "Look at the claim: kubectl describe pvc. It needs a storage class that provisions, or a volume that fits.");
        }
        Optional<Tree> autoscaler = events.newest(Unplaced::isOfAutoscaler);
        String said = autoscaler
                .map(event -> Conditions.text(event, "message").strip())
                .orElse("");
        String kind = autoscaler.map(event -> Conditions.text(event, "reason")).orElse("");
        if (kind.equals("TriggeredScaleUp") || kind.equals("Nominated")) {
            return new Finding(
                    Rule.WAITING_FOR_NODE,
                    "",
                    kind,
                    message + "; an autoscaler brings a node: " + said,
                    "Wait; the deploy's own time-out ends it.");
        }
        String words = autoscaler.isEmpty() ? message : message + "; the autoscaler brings no node: " + said;
        return new Finding(Rule.UNSCHEDULABLE, "", "Unschedulable", words, nextStep(message));
    }

    // The scheduler's own events have the same reason as Karpenter's.
    private static boolean isOfAutoscaler(Tree event) {
        String reason = Conditions.text(event, "reason");
        boolean isKarpenter = Conditions.text(event, "reportingComponent").contains("karpenter")
                || Conditions.text(event.at("source"), "component").contains("karpenter");
        return switch (reason) {
            case "TriggeredScaleUp", "NotTriggerScaleUp" -> true;
            case "Nominated", "FailedScheduling" -> isKarpenter;
            default -> false;
        };
    }

    private static String nextStep(String message) {
        StringBuilder steps = new StringBuilder();
        for (Row row : ROWS) {
            boolean isSaid = message.contains(row.words())
                    && !(row.words().equals("untolerated taint") && message.contains("node.kubernetes.io/"));
            if (isSaid) {
                steps.append(steps.length() == 0 ? "" : "; or ").append(row.step());
            }
        }
        return steps.length() == 0
                ? "Make room on the nodes, or ask for less."
                : Character.toUpperCase(steps.charAt(0)) + steps.substring(1) + ".";
    }
}
