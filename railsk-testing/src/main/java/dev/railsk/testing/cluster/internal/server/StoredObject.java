package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.testing.cluster.internal.apply.Ownership;

/**
 * An object in the store.
 *
 * @param live the object as it is read
 * @param ownership who owns which of its fields
 */
record StoredObject(LiveObject live, Ownership ownership) {}
