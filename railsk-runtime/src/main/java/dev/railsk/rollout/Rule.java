package dev.railsk.rollout;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;

/**
 * The rules by which a rollout or a task is judged. A rule speaks its verdict once it was seen often enough or long enough: a
 * single sighting can be wrong. Where several hold, the gravest is told: its number is the smallest.
 */
public enum Rule {
    /** The registry has no such image. */
    IMAGE_NOT_FOUND(10, 2, Duration.ofSeconds(15)),
    /** The registry wants other credentials. */
    IMAGE_UNAUTHORIZED(20, 2, Duration.ofSeconds(15)),
    /** The registry has had too many pulls and refuses more for a while. */
    IMAGE_RATE_LIMITED(24, 0, Duration.ofMinutes(2)),
    /** The registry answers with an error of its own. */
    REGISTRY_FAILING(26, 0, Duration.ofMinutes(2)),
    /** The image cannot be pulled for another reason, which may pass. */
    IMAGE_PULL_FAILING(30, 0, Duration.ofSeconds(60)),
    /** The image must not be pulled and is not on the node. */
    IMAGE_NEVER_PULLED(40, 1, Duration.ZERO),
    /** The image is not built for the node's processor. */
    IMAGE_PLATFORM(45, 1, Duration.ZERO),
    /** The image's reference is malformed. */
    IMAGE_NAME_INVALID(50, 1, Duration.ZERO),
    /** The node cannot read the image that it has. */
    IMAGE_UNREADABLE(55, 1, Duration.ZERO),
    /** A secret, a config or a key of one is not there. */
    CONFIG_MISSING(60, 2, Duration.ofSeconds(10)),
    /** The container must not run as root, and its image runs as root or as a user of which only the name is known. */
    USER_REFUSED(65, 1, Duration.ZERO),
    /** The container could not be made or started. */
    CONTAINER_NOT_STARTED(70, 3, Duration.ofSeconds(30)),
    /** The image lacks the program that the container is to run. */
    PROGRAM_MISSING(75, 1, Duration.ZERO),
    /** The container ends again and again. */
    CRASH_LOOP(80, 1, Duration.ZERO),
    /** The container ended and its log has a known error of Rails' start. */
    RAILS_BOOT_ERROR(90, 1, Duration.ZERO),
    /** The container takes more memory than it may, again and again. */
    OUT_OF_MEMORY(100, 1, Duration.ZERO),
    /** The kubelet restarts the container again and again, as its startup or liveness probe fails. */
    KILLED_BY_PROBE(105, 1, Duration.ZERO),
    /** The container ended, not yet often enough for a verdict. */
    CONTAINER_ENDED(110, 0, Rule.never()),
    /** A probe does not succeed: not fatal before the deadline. */
    PROBE_FAILING(120, 0, Rule.never()),
    /** The pod's storage is claimed, and no volume is bound to the claim. */
    CLAIM_PENDING(125, 0, Duration.ofMinutes(2)),
    /** No node takes the pod; an autoscaler may bring one. */
    UNSCHEDULABLE(130, 0, Duration.ofMinutes(5)),
    /** No node takes the pod yet, and an autoscaler has asked for one. */
    WAITING_FOR_NODE(140, 0, Rule.never()),
    /** Pods take more disk than they may and are evicted for it, one after another. */
    STORAGE_EXCEEDED(145, 3, Rule.never()),
    /** The node took the pod's place away, or the pod was stopped by its node: a replacement is on its way. */
    POD_EVICTED(150, 0, Rule.never()),
    /** The kubelet of the pod's node does not report. */
    NODE_NOT_READY(155, 0, Rule.never()),
    /** The node cannot set the pod's network up. */
    POD_NETWORK_FAILING(158, 0, Duration.ofMinutes(2)),
    /** A volume cannot be attached or mounted. */
    VOLUME_NOT_MOUNTED(160, 0, Duration.ofMinutes(2)),
    /** The container waits for a reason that no other rule knows: told, and kept for the time-out. */
    CONTAINER_WAITING(165, 0, Rule.never()),
    /** The namespace's quota lets no pod be made. */
    QUOTA_EXCEEDED(166, 0, Duration.ofSeconds(30)),
    /** The namespace's Pod Security level lets no pod be made. */
    POD_SECURITY(167, 0, Duration.ofSeconds(10)),
    /** A webhook that must be asked about pods does not answer. */
    WEBHOOK_FAILING(168, 0, Duration.ofMinutes(2)),
    /** Something else lets no pod be made, such as a webhook that denies it. */
    PODS_REFUSED(170, 0, Duration.ofSeconds(30)),
    /** Something else was deployed or changed meanwhile: this deploy's version does not run. */
    SUPERSEDED(5, 1, Duration.ZERO),
    /** The Deployment is paused. */
    PAUSED(180, 1, Duration.ZERO),
    /** The Deployment is gone. */
    WORKLOAD_GONE(190, 2, Duration.ofSeconds(10)),
    /** The Deployment's own progress deadline has passed. */
    PROGRESS_DEADLINE(200, 1, Duration.ZERO),
    /** The deploy's own deadline has passed. */
    DEADLINE_EXCEEDED(210, 1, Duration.ZERO),
    /** A task's process ended with an error. */
    TASK_FAILED(220, 1, Duration.ZERO),
    /** A task's Job is gone before it ended. */
    TASK_GONE(230, 1, Duration.ZERO),
    /** The app does not answer a smoke check as is wanted, however often it was asked. */
    SMOKE_FAILED(240, 1, Duration.ZERO);

    /** Which of several causes is told: the smallest number. */
    private final int gravity;
    /** How often it must be seen to be final; 0 when no number of times is enough. */
    private final int sightings;
    /** How long it must last to be final. */
    private final Duration grace;

    Rule(int gravity, int sightings, Duration grace) {
        this.gravity = gravity;
        this.sightings = sightings;
        this.grace = grace;
    }

    /** The name in reports, such as {@code crash-loop}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it keeps a container from running, certain or not; the others may pass while everything starts. */
    public boolean isGrave() {
        return gravity <= CONTAINER_ENDED.gravity;
    }

    /** When it ends a deploy, in words, such as {@code when it was seen twice, or after 15 s}. */
    public String patience() {
        boolean isByTime = grace.compareTo(never()) < 0;
        String byTime = isByTime ? "after " + grace.toSeconds() + " s" : "";
        return switch (sightings) {
            case 0 -> isByTime ? byTime : "never by itself";
            case 1 -> "at once";
            default ->
                "when it was seen " + (sightings == 2 ? "twice" : sightings + " times")
                        + (isByTime ? ", or " + byTime : "");
        };
    }

    /** Whether the cluster heals it without the author: then a missed progress deadline is no verdict while it lasts. */
    boolean isHealing() {
        return this == WAITING_FOR_NODE || this == POD_EVICTED || this == NODE_NOT_READY;
    }

    /** Whether it says why an image is not there, in words that a kubelet does not always repeat. */
    boolean isOfImage() {
        return gravity < IMAGE_PULL_FAILING.gravity && this != SUPERSEDED;
    }

    /** For what is told but does not end a deploy by itself. */
    private static Duration never() {
        return Duration.ofDays(3650);
    }

    /** The graver of two causes first. */
    static Comparator<Cause> byGravity() {
        return Comparator.comparingInt(cause -> cause.rule().gravity);
    }

    /** Whether what was seen so often and for so long is final. */
    boolean isFinal(int seen, Duration since) {
        return (sightings > 0 && seen >= sightings) || since.compareTo(grace) >= 0;
    }
}
