package dev.railsk.deploy.internal.scale;

import dev.railsk.definition.WorkloadObject;
import dev.railsk.workload.Workload;

/**
 * What a caller of a change of scale asked for.
 *
 * @param object what runs the workload
 * @param workload what the definition says of it
 * @param pods how many pods there shall be
 * @param isForced whether others who decide the number are passed over
 */
public record ScaleOrder(WorkloadObject object, Workload workload, int pods, boolean isForced) {

    public ScaleOrder {
        if (pods < 0) {
            throw new IllegalArgumentException("the number of pods must not be negative, but was " + pods);
        }
    }
}
