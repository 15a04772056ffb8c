package dev.railsk.rollout;

import java.time.Duration;
import java.util.Locale;

/**
 * The rules by which a rollout or a task is judged. A rule speaks its verdict once it was seen often enough or long enough: a
 * single sighting can be wrong.
 */
public enum Rule {
    /** The registry has no such image. */
    IMAGE_NOT_FOUND(2, Duration.ofSeconds(15)),
    /** The registry wants other credentials. */
    IMAGE_UNAUTHORIZED(2, Duration.ofSeconds(15)),
    /** The image cannot be pulled for another reason, which may pass. */
    IMAGE_PULL_FAILING(0, Duration.ofSeconds(60)),
    /** The image must not be pulled and is not on the node. */
    IMAGE_NEVER_PULLED(1, Duration.ZERO),
    /** The image's reference is malformed. */
    IMAGE_NAME_INVALID(1, Duration.ZERO),
    /** A secret, a config or a key of one is not there. */
    CONFIG_MISSING(2, Duration.ofSeconds(10)),
    /** The container could not be made or started. */
    CONTAINER_NOT_STARTED(3, Duration.ofSeconds(30)),
    /** The container ends again and again. */
    CRASH_LOOP(1, Duration.ZERO),
    /** The container ended and its log has a known error of Rails' start. */
    RAILS_BOOT_ERROR(1, Duration.ZERO),
    /** The container takes more memory than it may, again and again. */
    OUT_OF_MEMORY(1, Duration.ZERO),
    /** The container ended, not yet often enough for a verdict. */
    CONTAINER_ENDED(0, Rule.ofAges()),
    /** A probe does not succeed: not fatal before the deadline. */
    PROBE_FAILING(0, Rule.ofAges()),
    /** No node takes the pod; an autoscaler may bring one. */
    UNSCHEDULABLE(0, Duration.ofMinutes(5)),
    /** No node takes the pod yet, and an autoscaler has asked for one. */
    WAITING_FOR_NODE(0, Rule.ofAges()),
    /** The node took the pod's place away, or the pod was stopped by its node. */
    POD_EVICTED(0, Duration.ofSeconds(60)),
    /** A volume cannot be mounted. */
    VOLUME_NOT_MOUNTED(0, Duration.ofMinutes(2)),
    /** A quota or an admission rule lets no pod be made. */
    PODS_REFUSED(0, Duration.ofSeconds(30)),
    /** The Deployment is paused. */
    PAUSED(1, Duration.ZERO),
    /** The Deployment is gone. */
    WORKLOAD_GONE(2, Duration.ofSeconds(10)),
    /** The Deployment's own progress deadline has passed. */
    PROGRESS_DEADLINE(1, Duration.ZERO),
    /** The deploy's own deadline has passed. */
    DEADLINE_EXCEEDED(1, Duration.ZERO),
    /** A task's process ended with an error. */
    TASK_FAILED(1, Duration.ZERO),
    /** A task's Job is gone before it ended. */
    TASK_GONE(1, Duration.ZERO);

    /** How often it must be seen to be final; 0 when no number of times is enough. */
    private final int sightings;
    /** How long it must last to be final. */
    private final Duration grace;

    Rule(int sightings, Duration grace) {
        this.sightings = sightings;
        this.grace = grace;
    }

    /** The name in reports, such as {@code crash-loop}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration ofAges() {
        return Duration.ofDays(3650);
    }

    /** Whether what was seen so often and for so long is final. */
    boolean isFinal(int seen, Duration since) {
        return (sightings > 0 && seen >= sightings) || since.compareTo(grace) >= 0;
    }
}
