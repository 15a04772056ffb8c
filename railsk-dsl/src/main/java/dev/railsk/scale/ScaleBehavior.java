package dev.railsk.scale;

import java.util.Optional;

/**
 * How fast the number of pods may change.
 *
 * @param up more pods; empty for Kubernetes' own pace
 * @param down fewer pods; empty for Kubernetes' own pace
 */
public record ScaleBehavior(Optional<ScalePace> up, Optional<ScalePace> down) {

    /** As Kubernetes does by itself. */
    public static final ScaleBehavior CLUSTER_DEFAULT = new ScaleBehavior(Optional.empty(), Optional.empty());

    /** Whether there is nothing to render. */
    public boolean isEmpty() {
        return up.isEmpty() && down.isEmpty();
    }
}
