package dev.railsk.deploy;

/**
 * How many pods a workload shall have until the next deploy.
 *
 * @param workload its name in the definition
 * @param pods how many, at least 0
 * @param isForced whether it is changed also where an autoscaler or the definition says otherwise
 */
public record ScaleWish(String workload, int pods, boolean isForced) {

    public ScaleWish {
        if (pods < 0) {
            throw new IllegalArgumentException("the number of pods must not be negative, but was " + pods);
        }
    }

    /** This many, unless somebody else decides it. */
    public static ScaleWish of(String workload, int pods) {
        return new ScaleWish(workload, pods, false);
    }
}
