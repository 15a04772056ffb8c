package dev.railsk.testing.cluster.internal.node;

import java.time.Duration;

/**
 * What keeps a pod from starting, and where. In its words {@code IMAGE} and {@code POD} stand for what the pod has.
 *
 * @param stage where it stands in the way
 * @param reason the cluster's one word
 * @param message the cluster's words
 * @param lasts after how long it is gone
 * @param autoscaler what an autoscaler says of it
 */
public record Obstacle(Stage stage, String reason, String message, Duration lasts, Said autoscaler) {

    private static final Duration FOR_EVER = Duration.ofDays(3650);

    /** Nothing stands in the way. */
    public static final Obstacle NONE = of(Stage.NONE, "", "");

    /** Where a pod can be held up, in the order in which it comes there. */
    public enum Stage {
        NONE,
        /** The API server does not let it be made. */
        ADMISSION,
        /** The scheduler finds no node. */
        SCHEDULING,
        /** The node cannot set up its network or its volumes. */
        NODE,
        /** The image cannot be had. */
        PULL,
        /** A container cannot be made. */
        CONFIG
    }

    /**
     * An event.
     *
     * @param component who says it
     */
    public record Said(String component, String reason, String message) {
        static final Said NOTHING = new Said("", "", "");
    }

    /** One that stays. */
    public static Obstacle of(Stage stage, String reason, String message) {
        return new Obstacle(stage, reason, message, FOR_EVER, Said.NOTHING);
    }

    /** The same until then. */
    public Obstacle lasting(Duration time) {
        return new Obstacle(stage, reason, message, time, autoscaler);
    }

    /** The same with an autoscaler's word about it. */
    public Obstacle withAutoscaler(String component, String why, String words) {
        return new Obstacle(stage, reason, message, lasts, new Said(component, why, words));
    }

    boolean isAt(Stage where) {
        return stage == where;
    }

    boolean isForEver() {
        return lasts.equals(FOR_EVER);
    }

    /** Its words about this pod or image. */
    public String words(String pod, String image) {
        return message.replace("POD", pod).replace("IMAGE", image);
    }
}
