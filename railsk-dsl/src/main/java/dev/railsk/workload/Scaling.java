package dev.railsk.workload;

import dev.railsk.pod.Disruption;

/**
 * How many pods a workload has, and how many of them may be missing.
 *
 * @param scale how many it runs
 * @param disruption how many of them a drain may take
 */
public record Scaling(Scale scale, Disruption disruption) {}
