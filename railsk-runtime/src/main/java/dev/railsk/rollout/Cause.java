package dev.railsk.rollout;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import java.util.List;

/**
 * Why something does not run.
 *
 * @param rule the rule that says so
 * @param site what is at fault
 * @param reason the cluster's one-word reason, such as {@code ImagePullBackOff}
 * @param message what is wrong, in one sentence or the cluster's own words
 * @param nextStep what to do about it
 * @param logLines the last lines of the container's log, oldest first; empty when there are none
 */
public record Cause(Rule rule, Site site, String reason, String message, String nextStep, List<String> logLines) {

    /**
     * Where a cause is.
     *
     * @param object the object at fault
     * @param container its container; empty when it is none's fault
     * @param definedAt the author's file and line that the cause is about; empty when it is not known
     */
    public record Site(ObjectRef object, String container, String definedAt) {}

    public Cause {
        logLines = List.copyOf(logLines);
    }

    /** A cause of which the author's line is not known. */
    public Cause(
            Rule rule,
            ObjectRef object,
            String container,
            String reason,
            String message,
            String nextStep,
            List<String> logLines) {
        this(rule, new Site(object, container, ""), reason, message, nextStep, logLines);
    }

    /** The object at fault. */
    public ObjectRef object() {
        return site.object();
    }

    /** Its container; empty when it is none's fault. */
    public String container() {
        return site.container();
    }

    /** The author's file and line that it is about, such as {@code ShopApp.java:41}; empty when it is not known. */
    public String definedAt() {
        return site.definedAt();
    }

    /** The same cause about this line of the author's. */
    public Cause definedAt(String line) {
        return new Cause(rule, new Site(object(), container(), line), reason, message, nextStep, logLines);
    }

    /** The same cause with the container's last words. */
    public Cause withLog(List<String> lines) {
        return new Cause(rule, site, reason, message, nextStep, lines);
    }

    /** The same cause said with these words. */
    public Cause saying(String words, String step) {
        return new Cause(rule, site, reason, words, step, logLines);
    }

    /** The same cause without the values that the mask hides. */
    public Cause hidden(SecretMask mask) {
        return new Cause(rule, site, mask.hide(reason), mask.hide(message), mask.hide(nextStep), mask.hide(logLines));
    }

    /** Object and container, as people write them: {@code Pod shop-web-1, container web}. */
    public String place() {
        return container().isEmpty() ? object().toString() : object() + ", container " + container();
    }

    /** Rule, place, reason and message in one line, without the log. */
    public String summary() {
        return place() + ": " + (reason.isEmpty() ? "" : reason + ": ") + message + " [" + rule.id() + "]";
    }
}
