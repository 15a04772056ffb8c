package dev.railsk.deploy;

import dev.railsk.cluster.ObjectRef;

/**
 * A line of a container's log; the known values of secrets are hidden in it.
 *
 * @param pod whose
 * @param container which container's
 * @param line what it wrote
 */
public record PodLine(ObjectRef pod, String container, String line) {}
