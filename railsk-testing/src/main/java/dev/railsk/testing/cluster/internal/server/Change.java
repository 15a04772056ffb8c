package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import java.util.Optional;

/**
 * A change of one object.
 *
 * @param version the version that it made
 * @param before the object before it; empty when it was created
 * @param after the object after it; when it was deleted, its last state
 * @param isDeletion whether the object is gone
 */
public record Change(long version, Optional<LiveObject> before, LiveObject after, boolean isDeletion) {}
