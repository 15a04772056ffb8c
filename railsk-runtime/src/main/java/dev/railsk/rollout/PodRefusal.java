package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/** Pods that a quota, Pod Security or a webhook does not let be made, as the object says that would make them, or its events. */
final class PodRefusal {

    private static final List<Row> ROWS = List.of(
            new Row(Rule.QUOTA_EXCEEDED, "exceeded quota", "Raise the namespace's quota, or ask for less."),
            new Row(
                    Rule.QUOTA_EXCEEDED,
                    "failed quota",
                    "Give every container resources(..), which the namespace's quota wants."),
            new Row(
                    Rule.POD_SECURITY,
                    "violates PodSecurity",
                    "Take back what the message names in security(..), or relax the namespace's Pod Security level."),
            new Row(
                    Rule.WEBHOOK_FAILING,
                    "failed calling webhook",
                    "The webhook that the message names does not answer: mend it, or whoever runs it, then deploy again."),
            new Row(
                    Rule.PODS_REFUSED,
                    "denied the request",
                    "Change what the webhook's message names, or the policy behind it."),
            new Row(
                    Rule.PODS_REFUSED,
                    "serviceaccount",
                    "Make the account that the message names, or correct account(..)."));

    private record Row(Rule rule, String words, String nextStep) {}

    private PodRefusal() {}

    static Cause of(ObjectRef maker, String reason, String message) {
        for (Row row : ROWS) {
            if (message.contains(row.words())) {
                return new Cause(row.rule(), maker, "", reason, message.strip(), row.nextStep(), List.of());
            }
        }
        return new Cause(
                Rule.PODS_REFUSED,
                maker,
                "",
                reason,
                message.strip(),
                "Change what the message names, or the policy that refuses it.",
                List.of());
    }

    /** What events say of a maker that has no condition for it, such as a Job or a StatefulSet. */
    static Optional<Cause> told(Tree maker, ObjectRef ref, Events events) {
        if (!maker.isPresent()) {
            return Optional.empty();
        }
        return new PodEvents(events, maker).newest("FailedCreate", "").map(message -> of(ref, "FailedCreate", message));
    }
}
