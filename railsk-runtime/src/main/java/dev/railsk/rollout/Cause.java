package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import java.util.List;

/**
 * Why something does not run.
 *
 * @param rule the rule that says so
 * @param object the object at fault
 * @param container its container; empty when it is none's fault
 * @param reason the cluster's one-word reason, such as {@code ImagePullBackOff}
 * @param message what is wrong, in one sentence or the cluster's own words
 * @param nextStep what to do about it
 * @param logLines the last lines of the container's log, oldest first; empty when there are none
 */
public record Cause(
        Rule rule,
        ObjectRef object,
        String container,
        String reason,
        String message,
        String nextStep,
        List<String> logLines) {

    public Cause {
        logLines = List.copyOf(logLines);
    }

    /** The same cause with the container's last words. */
    public Cause withLog(List<String> lines) {
        return new Cause(rule, object, container, reason, message, nextStep, lines);
    }

    /** The same cause without the values that the mask hides. */
    public Cause hidden(SecretMask mask) {
        return new Cause(
                rule,
                object,
                container,
                mask.hide(reason),
                mask.hide(message),
                mask.hide(nextStep),
                mask.hide(logLines));
    }

    /** Object and container, as people write them: {@code Pod shop-web-1, container web}. */
    public String place() {
        return container.isEmpty() ? object.toString() : object + ", container " + container;
    }

    /** Rule, place, reason and message in one line, without the log. */
    public String summary() {
        return place() + ": " + (reason.isEmpty() ? "" : reason + ": ") + message + " [" + rule.id() + "]";
    }
}
