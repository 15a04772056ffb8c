package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod was stopped by its node, by the words of the kubelet's eviction manager, its admission and its shutdown: the first row whose
 * words are among them. All but a pod's own fault heal.
 */
final class TakenAway {

    private static final List<Row> ROWS = List.of(
            new Row(
                    Rule.STORAGE_EXCEEDED,
                    "mptyDir volume",
                    "A folder in its pods grows beyond its size: raise the size of the scratch volume, or write less."),
            new Row(
                    Rule.STORAGE_EXCEEDED,
                    "ephemeral local storage",
                    "Its containers write more than their limit of ephemeral storage: raise it, or write less, logs included."),
            new Row(
                    Rule.POD_EVICTED,
                    "low on resource: memory",
                    "The node ran out of memory: a request of memory as high as the use protects its pods."),
            new Row(
                    Rule.POD_EVICTED,
                    "low on resource: ephemeral-storage",
                    "The node's disk was full: look at what fills it."),
            new Row(
                    Rule.POD_EVICTED,
                    "reempt",
                    "A pod of a higher priority took its place: priorityClass(..) ranks it, more nodes make room."),
            new Row(Rule.POD_EVICTED, "shutdown", "Its node was shut down; the pod comes up on another one."));

    private record Row(Rule rule, String words, String nextStep) {}

    private TakenAway() {}

    /** What is told of a pod that was taken away; empty for any other. */
    static Optional<Finding> of(Tree pod) {
        Tree status = pod.at("status");
        if (!Conditions.text(status, "phase").equals("Failed")
                || !status.at("reason").isPresent()) {
            return Optional.empty();
        }
        String reason = Conditions.text(status, "reason");
        String message = Conditions.text(status, "message");
        for (Row row : ROWS) {
            if (message.contains(row.words()) || reason.contains(row.words())) {
                return Optional.of(new Finding(row.rule(), "", reason, message, row.nextStep()));
            }
        }
        return Optional.of(new Finding(Rule.POD_EVICTED, "", reason, message, "Look at the node that the pod was on."));
    }
}
